#include "disclosure/legal_hold.h"

#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/order_keys.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

bool any_hold(std::vector<law::EnteredOrder> const& orders) {
    return std::ranges::any_of(orders, [](law::EnteredOrder const& entered) {
        return entered.order.kind == law::OrderKind::Preserve;
    });
}

// The holds on what was opened.
Result<std::vector<OrderId>> holds_on_item(Station& station,
                                           std::vector<law::EnteredOrder> const& orders,
                                           store::OpeningRow const& opening) {
    auto const batch = TRY(station.store().batch(opening.batch));
    auto const line = TRY(station.store().line(opening.batch, opening.round, opening.line));
    if (!batch) return std::vector<OrderId>();
    return holds_on(orders, *batch, line ? line->statute : std::string(), station.now());
}

}  // namespace

std::vector<OrderId> holds_on(std::vector<law::EnteredOrder> const& orders,
                              store::BatchRow const& batch, std::string const& statute,
                              Instant now) {
    std::vector<OrderId> holds;
    for (law::EnteredOrder const& entered : orders) {
        if (entered.order.kind != law::OrderKind::Preserve) continue;
        if (law::in_effect(entered, ordered_line(batch, statute), now)) {
            holds.push_back(entered.order.id);
        }
    }
    return holds;
}

Ruled<void> may_be_disposed_of(Station& station, store::OpeningRow const& opening) {
    auto const orders = TRY(entered_orders(station));
    if (TRY(holds_on_item(station, orders, opening)).empty()) return {};
    auto refusal = refuse(law::Outcome::Hold, "disposal.no-legal-hold", "R-ORD-PRESERVE",
                          "A legal hold covers this item: it is kept, unused, until the hold is "
                          "lifted. The duty to dispose of it waits and stands in the list of "
                          "conflicts for counsel.");
    Refusal both = *refusal.error().refusal();
    both.findings.push_back({.element = "disposal.duty",
                             .requirement = "R-6103p4-F",
                             .reason = "When its use has ended the item is to be returned or made "
                                       "undisclosable.",
                             .status = law::FindingStatus::Undetermined,
                             .outcome = law::Outcome::Hold});
    return std::unexpected<Stop>(std::move(both));
}

Result<void> leave_out_preserved(Station& station, std::vector<store::OpeningRow>& items) {
    if (items.empty()) return {};
    auto const orders = TRY(entered_orders(station));
    if (!any_hold(orders)) return {};
    std::vector<store::OpeningRow> left;
    for (store::OpeningRow& item : items) {
        if (TRY(holds_on_item(station, orders, item)).empty()) left.push_back(std::move(item));
    }
    items = std::move(left);
    return {};
}

Result<std::vector<HoldConflict>> hold_conflicts(Station& station) {
    std::vector<HoldConflict> conflicts;
    auto const orders = TRY(entered_orders(station));
    if (!any_hold(orders)) return conflicts;
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        for (store::OpeningRow const& opening : TRY(station.store().openings_of(batch.id))) {
            if (opening.disposed || !opening.disclosed) continue;
            auto holds = TRY(holds_on_item(station, orders, opening));
            if (holds.empty()) continue;
            conflicts.push_back({.batch = batch.id,
                                 .holds = std::move(holds),
                                 .round = opening.round,
                                 .line = opening.line,
                                 .recipient = opening.recipient,
                                 .use_end = opening.use_end,
                                 .overdue = opening.use_end < utc_date(station.now())});
        }
    }
    for (KeyDestruction const& held : TRY(keys_to_destroy(station, orders))) {
        if (held.withheld == 0) continue;
        conflicts.push_back({.duty = HoldConflict::Duty::KeyDestruction,
                             .batch = held.batch,
                             .holds = held.holds,
                             .round = held.round,
                             .order = held.order,
                             .envelopes = held.withheld});
    }
    return conflicts;
}

}  // namespace penstock::disclosure
