// What an order reaches: the request lines that its scope covers, each with how far it has come.
//
// For the preview before an order is entered, for its notices, and for the report to the court.
// Nothing is changed and no record is touched.
#pragma once

#include "disclosure/station.h"
#include "law/orders.h"

#include <array>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// How far a line has come. One that was returned or refused is done with and is not reached.
enum class LineState {
    Received,   // not decided yet
    Held,       // waits for a person
    Blocked,    // stopped at its review
    Decided,    // looked up; not enough officials have approved
    Approved,   // approved, not delivered
    Unopened,   // delivered; its key is with the custodian
    Destroyed,  // delivered, never opened, and its key is destroyed
    Opened,     // by one recipient at least, in this or an earlier round
    Disposed    // opened, and each who opened it certified its disposal
};
inline constexpr std::size_t line_states = 9;
// "received", "held", "blocked", "decided", "approved", "unopened", "keys-destroyed", "opened",
// "disposed"
[[nodiscard]] std::string_view word(LineState state);

struct ReachedLine {
    store::BatchRow const& batch;
    std::uint64_t round = 0;  // 0: not decided yet
    LineNumber line;
    std::string statute;
    std::string recipients;  // officer ids with spaces between
    bool admitted = false;
    LineState state = LineState::Received;
    std::vector<store::OpeningRow> openings = {};  // of any round
};
using ReachedVisitor = std::function<Result<void>(ReachedLine const&)>;

// Visits every reached line of every batch, in the order of receipt. Errors: Io, IntegrityLost.
[[nodiscard]] Result<void> each_reached(Station& station, law::OrderScope const& scope,
                                        ReachedVisitor const& visit);

// The lines of one batch, or of all, by their state.
struct ReachCounts {
    std::array<std::uint64_t, line_states> lines = {};
    std::set<std::string> recipients = {};  // named on admitted lines

    [[nodiscard]] std::uint64_t of(LineState state) const {
        return lines[static_cast<std::size_t>(state)];
    }
    [[nodiscard]] std::uint64_t total() const;
    void add(ReachedLine const& line);
};

struct BatchReach {
    BatchId batch;
    AgreementId agreement;
    ReachCounts counts;
};

struct Reach {
    std::vector<BatchReach> batches;  // with at least one line
    ReachCounts all;
};

[[nodiscard]] Result<Reach> reach_of(Station& station, law::OrderScope const& scope);

// The names in a text with spaces between.
[[nodiscard]] std::vector<std::string> names_in(std::string const& text);

}  // namespace penstock::disclosure
