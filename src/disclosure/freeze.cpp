#include "disclosure/freeze.h"

#include "disclosure/governing.h"
#include "disclosure/holds_desk.h"
#include "disclosure/revoke.h"

namespace penstock::disclosure {

namespace {

using law::Outcome;

Result<law::OrderFacts> orders_on_round(Station& station, store::BatchRow const& batch,
                                        store::RoundRow const& round,
                                        std::vector<law::EnteredOrder> const& orders) {
    law::OrderFacts all;
    for (std::string const& statute :
         TRY(station.store().admitted_statutes(batch.id, round.round))) {
        law::OrderFacts const facts = orders_on(orders, batch, statute, station.now(), &round);
        all.stopped |= facts.stopped;
        all.use_barred |= facts.use_barred;
        all.by_unknown_scope |= facts.by_unknown_scope;
        all.frozen |= facts.frozen;
        all.preserved |= facts.preserved;
    }
    return all;
}

}  // namespace

law::OrderFacts orders_on(std::vector<law::EnteredOrder> const& orders,
                          store::BatchRow const& batch, std::string const& statute, Instant now,
                          store::RoundRow const* round) {
    std::optional<law::DecidedAt> decided;
    if (round != nullptr)
        decided = law::DecidedAt{.index = round->first_index, .at = round->decided_at};
    return law::facts_of(orders, ordered_line(batch, statute), now, decided);
}

law::OrderedLine ordered_line(store::BatchRow const& batch, std::string const& statute) {
    return {.agreement = batch.agreement,
            .agency = batch.agency,
            .statute = statute,
            .created = utc_date(batch.created)};
}

Ruled<void> may_go_on(Station& station, store::BatchRow const& batch, store::RoundRow const& round,
                      std::vector<law::EnteredOrder> const& orders) {
    law::OrderFacts const facts = TRY(orders_on_round(station, batch, round, orders));
    if (facts.stopped) {
        return refuse(
            Outcome::Block, "orders.none-in-force", "R-ORD-STOP",
            "An order in force stops this batch or a line of it (R-ORD-STOP, R-ORD-FREEZE): "
            "it is frozen as it stands.");
    }
    if (facts.use_barred) {
        return refuse(Outcome::Block, "orders.use-not-barred", "R-ORD-USE",
                      "An order bars the use of what this batch would deliver.");
    }
    if (facts.frozen) {
        return refuse(Outcome::Block, "orders.decided-after", "R-ORD-FREEZE",
                      "An order froze this batch after it was decided (R-ORD-FREEZE, R-ORD-LIFT): "
                      "decide and approve it again.");
    }
    return not_revoked(station, batch, round.round);
}

Result<bool> any_may_cover(Station& station, store::BatchRow const& batch, std::size_t known) {
    std::vector<law::EnteredOrder> const orders = TRY(entered_orders(station));
    for (std::size_t i = known; i < orders.size(); ++i) {
        if (orders[i].order.kind == law::OrderKind::Preserve) continue;
        law::OrderScope any_statute = orders[i].order.scope;
        any_statute.statutes.clear();
        if (law::covers(any_statute, ordered_line(batch, {}))) return true;
    }
    return false;
}

Ruled<void> may_be_decided(Station& station, store::BatchRow const& batch,
                           std::vector<law::EnteredOrder> const& orders) {
    if (batch.round == 0) return {};
    auto const round = TRY(station.store().round(batch.id, batch.round));
    if (!round || round->state != store::RoundState::Delivered) return {};
    law::OrderFacts const facts = TRY(orders_on_round(station, batch, *round, orders));
    if (facts.frozen || facts.stopped) return {};
    if (TRY(holds_wait(station, batch, *round))) return {};
    if (!TRY(station.store().revocations_of(batch.id, round->round)).empty()) return {};
    return refuse(Outcome::Return, "batch.not-yet-answered", "R-6103p3-A",
                  "This batch has been answered; a new question needs a new batch.");
}

}  // namespace penstock::disclosure
