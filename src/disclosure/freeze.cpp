#include "disclosure/freeze.h"

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
    }
    return all;
}

}  // namespace

law::OrderFacts orders_on(std::vector<law::EnteredOrder> const& orders,
                          store::BatchRow const& batch, std::string const& statute, Instant now,
                          store::RoundRow const* round) {
    std::optional<law::DecidedAt> decided;
    if (round != nullptr)
        decided = law::DecidedAt{.index = round->closed_index, .at = round->decided_at};
    return law::facts_of(orders,
                         {.agreement = batch.agreement, .agency = batch.agency, .statute = statute},
                         now, decided);
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
    return {};
}

Ruled<void> may_be_decided(Station& station, store::BatchRow const& batch,
                           std::vector<law::EnteredOrder> const& orders) {
    if (batch.round == 0) return {};
    auto const round = TRY(station.store().round(batch.id, batch.round));
    if (!round || round->state != store::RoundState::Delivered) return {};
    law::OrderFacts const facts = TRY(orders_on_round(station, batch, *round, orders));
    if (facts.frozen || facts.stopped) return {};
    return refuse(Outcome::Return, "batch.not-yet-answered", "R-6103p3-A",
                  "This batch has been answered; a new question needs a new batch.");
}

}  // namespace penstock::disclosure
