// What the entries must say, in their order: every opening stands on an admission, an inspection, a
// decision, enough approvals and a delivery, and no order stood in its way.
//
// The rules have ids; docs/formats/ledger.md, "What is checked", has them all. Entries of unknown
// types are counted and passed over. Memory: one small record for each admitted line of the last
// rounds, and one for each opening.
#pragma once

#include "approvals.h"
#include "finding.h"
#include "json.h"
#include "orders.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace verify {

struct JourneyCounts {
    std::map<std::string, std::uint64_t> types;               // entries by type
    std::uint64_t disclosed = 0, answered = 0, reopened = 0;  // that passed every rule
    std::uint64_t approvals = 0;                              // signatures verified
    std::string first_time, last_time;
};

class Journey {
public:
    // Requires: `findings` outlives the object.
    Journey(std::string origin, Findings& findings)
        : origin_(std::move(origin)), findings_(findings) {}

    // The next entry, index by index from 0.
    void add(std::string_view entry);
    // The entry of this index, where those between it and the one before are not given. Requires:
    // indices grow.
    void add_at(std::uint64_t index, std::string_view entry);

    [[nodiscard]] JourneyCounts const& counts() const { return counts_; }
    [[nodiscard]] Orders const& orders() const { return orders_; }

private:
    // How far a line has come in one round, as indices.
    struct Line {
        std::uint64_t reviewed = 0;
        std::optional<std::uint64_t> inspected, decided;
        std::uint32_t statute = 0;  // place in statutes_
    };
    struct Round {
        std::unordered_map<std::uint64_t, Line> lines;
        std::optional<Moment> begun, closed;
        std::string release_set;
        std::vector<Approval> approvals;
        std::optional<std::uint64_t> delivered;
    };
    struct Batch {
        std::string agreement, agency, digest;
        std::string created;  // the request's day; empty in entries of before
        std::map<std::uint64_t, Round> rounds;
        std::optional<std::uint64_t> last_closed;
        std::set<std::pair<std::uint64_t, std::string>> opened;  // line and recipient
        std::set<std::tuple<std::uint64_t, std::uint64_t, std::string>> disclosed;  // and round
        std::set<std::pair<std::uint64_t, std::uint64_t>> revoked;  // line and round
    };
    // Where an entry about a line of a round belongs.
    struct Place {
        Batch* batch = nullptr;
        std::uint64_t line = 0, round = 0;
        std::string batch_id;
    };

    void check(std::string_view entry);
    void check_time(Json const& json);
    void dispatch(std::string const& type, Json const& json);
    void station_made(Json const& json);
    void agreement_adopted(Json const& json);
    void received(Json const& json);
    void reviewed(Json const& json);
    void inspected(Json const& json);
    void decided(Json const& json);
    void decision_closed(Json const& json);
    void approved(Json const& json);
    void delivered(Json const& json);
    void opened(std::string const& type, Json const& json);
    void revoked(Json const& json);
    void order_entered(Json const& json);
    void order_lifted(Json const& json);

    [[nodiscard]] bool check_stages(Place const& place, Line const*& line);
    [[nodiscard]] bool check_approvals(Batch const& batch, Round const& round);
    [[nodiscard]] bool check_orders(Batch const& batch, Round const& round, Line const& line);
    [[nodiscard]] bool check_revocation(Place const& place);
    [[nodiscard]] bool check_repetition(std::string const& type, Place const& place,
                                        std::string const& recipient);

    [[nodiscard]] std::optional<Place> place_of(Json const& json, bool of_line);
    [[nodiscard]] Line* line_of(Place const& place);
    [[nodiscard]] bool wrong(std::string rule, std::string text);
    void lacks_a_field();

    std::string origin_;
    Findings& findings_;
    JourneyCounts counts_;
    Moment now_;                                       // of the entry that is being checked
    std::map<std::string, std::uint64_t> agreements_;  // approvals needed
    std::unordered_map<std::string, Batch> batches_;
    std::vector<Statute> statutes_;
    std::map<std::string, std::uint32_t> statute_places_;
    Orders orders_;
    std::uint64_t next_index_ = 0;
};

}  // namespace verify
