// The numbers behind the report on an order.
#include "oversight/order_report.h"

#include "crypto/digest.h"
#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"
#include "merkle/frontier.h"
#include "merkle/hash.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace penstock::oversight {

namespace {

using disclosure::number_in;
using disclosure::text_in;

// Reads the ledger from its first entry and counts what happened to covered lines.
class LedgerReading {
public:
    explicit LedgerReading(OrderCompliance& result) : result_(result) {}

    Result<void> run(disclosure::Station& station) {
        TRY(station.ledger().iterate(LeafIndex(0), [this](LeafIndex index, std::string_view entry) {
            if (index.value() == result_.entered.entered_index) {
                result_.before = {.size = tree_.size(), .root = tree_.root()};
            }
            tree_.append(merkle::leaf_hash(as_bytes(entry)));
            add(index, entry);
            return Result<void>();
        }));
        result_.now = {.size = tree_.size(), .root = tree_.root()};
        return {};
    }

private:
    using Place = std::tuple<std::string, std::uint64_t, std::uint64_t>;
    struct Batch {
        AgreementId agreement;
        AgencyId agency;
        std::optional<Date> created;
    };

    static Place place_of(std::string_view entry) {
        return {std::string(text_in(entry, "batch")), number_in(entry, "round").value_or(0),
                number_in(entry, "line").value_or(0)};
    }

    void add(LeafIndex index, std::string_view entry) {
        std::string_view const type = text_in(entry, "type");
        if (type == "received" && text_in(entry, "outcome") == "accepted") {
            Batch& batch = batches_[std::string(text_in(entry, "batch"))];
            batch.agreement = AgreementId(std::string(text_in(entry, "agreement")));
            batch.agency = AgencyId(std::string(text_in(entry, "agency")));
            auto const created = parse_instant(text_in(entry, "created"));
            if (created) batch.created = utc_date(*created);
        } else if (type == "reviewed") {
            auto const [statute, is_new] = statutes_.emplace(text_in(entry, "statute"));
            reviewed_.insert_or_assign(place_of(entry), &*statute);
        } else if (disclosure::is_opening(type) || type == "open-refused") {
            opened(index.value(), type, entry);
        }
    }

    void opened(std::uint64_t index, std::string_view type, std::string_view entry) {
        auto const batch = batches_.find(std::string(text_in(entry, "batch")));
        auto const reviewed = reviewed_.find(place_of(entry));
        auto const at = parse_instant(text_in(entry, "time"));
        if (batch == batches_.end() || reviewed == reviewed_.end() || !at) return;
        law::OrderedLine const line{.agreement = batch->second.agreement,
                                    .agency = batch->second.agency,
                                    .statute = *reviewed->second,
                                    .created = batch->second.created};
        law::EnteredOrder const& order = result_.entered;
        if (!law::covers(order.order.scope, line)) return;
        bool const after = index > order.entered_index && *at >= order.order.effective;
        if (type == "open-refused") {
            if (after) ++result_.refused_after;
            return;
        }
        CoveredOpenings& openings = after ? result_.openings_after : result_.openings_before;
        if (type == "disclosed") ++openings.disclosed;
        if (type == "answered") ++openings.answered;
        if (type == "reopened") ++openings.reopened;
        bool const stops = order.order.kind != law::OrderKind::Preserve;
        if (after && stops && law::in_effect(order, line, *at)) result_.violations.push_back(index);
    }

    OrderCompliance& result_;
    merkle::Frontier tree_;
    std::map<std::string, Batch> batches_;
    std::set<std::string, std::less<>> statutes_;
    std::map<Place, std::string const*> reviewed_;
};

void add_releases(disclosure::ReachedLine const& line, std::vector<Release>& releases) {
    using disclosure::LineState;
    bool const delivered = line.state == LineState::Unopened ||
                           line.state == LineState::Destroyed || !line.openings.empty();
    if (!delivered) return;
    if (line.openings.empty()) {
        releases.push_back({.batch = line.batch.id, .line = line.line, .state = line.state});
        return;
    }
    for (store::OpeningRow const& opening : line.openings) {
        if (!opening.disclosed) continue;
        releases.push_back({.batch = line.batch.id,
                            .line = line.line,
                            .recipient = opening.recipient.value(),
                            .state = opening.disposed ? LineState::Disposed : LineState::Opened});
    }
}

void add_demands(OrderCompliance& compliance) {
    for (Release& release : compliance.releases) {
        for (disclosure::OrderNotice const& notice : compliance.notices) {
            bool const own = notice.as == disclosure::BoundAs::Recipient &&
                             notice.to == release.recipient && !notice.of_lift;
            if (!own) continue;
            release.demanded_until = notice.deadline;
            release.acknowledged = notice.acknowledged.has_value();
        }
    }
}

}  // namespace

Result<OrderCompliance> compliance_with(disclosure::Station& station, OrderId const& id) {
    auto const orders = TRY(disclosure::entered_orders(station));
    auto const found = std::ranges::find_if(
        orders, [&](law::EnteredOrder const& entered) { return entered.order.id == id; });
    if (found == orders.end()) {
        return fail(ErrorCode::NotFound, "no order of this id has been entered",
                    "`penstock order list` shows those that were");
    }
    OrderCompliance compliance{.entered = *found};
    compliance.state = law::state_of(*found, station.now());
    for (store::OrderRow const& row : TRY(station.store().orders())) {
        if (!row.is_lift && row.id == id) compliance.file = crypto::sha256(as_bytes(row.toml));
    }
    TRY(LedgerReading(compliance).run(station));
    TRY(disclosure::each_reached(station, found->order.scope,
                                 [&](disclosure::ReachedLine const& line) -> Result<void> {
                                     add_releases(line, compliance.releases);
                                     return {};
                                 }));
    compliance.reach = TRY(disclosure::reach_of(station, found->order.scope));
    compliance.notices = TRY(disclosure::order_notices(station, id));
    for (disclosure::HoldConflict& conflict : TRY(disclosure::hold_conflicts(station))) {
        bool const own =
            conflict.order == id || std::ranges::find(conflict.holds, id) != conflict.holds.end();
        if (own) compliance.conflicts.push_back(std::move(conflict));
    }
    add_demands(compliance);
    return compliance;
}

}  // namespace penstock::oversight
