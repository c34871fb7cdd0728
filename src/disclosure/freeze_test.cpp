// What an order froze is reckoned from the moment at which the decision began.
#include "disclosure/freeze.h"

#include <gtest/gtest.h>

namespace penstock::disclosure {
namespace {

Instant const decided_at = parse_instant("2026-11-20T15:00:00Z").value();

// A stop that was entered and lifted within the second of the decision, at these places.
law::EnteredOrder stop(std::uint64_t entered, std::uint64_t lifted) {
    law::EnteredOrder order{.order = {.id = OrderId("stop-1"),
                                      .court = "A court",
                                      .docket = "1",
                                      .effective = decided_at - std::chrono::hours{1},
                                      .text_digest = {},
                                      .scope = {}},
                            .entered_index = entered,
                            .entered_at = decided_at,
                            .lifted = {{.index = lifted, .at = decided_at}}};
    order.order.lifts.push_back({.citation = "A mandate",
                                 .effective = decided_at - std::chrono::hours{1},
                                 .text_digest = {},
                                 .scope = {}});
    return order;
}

bool frozen(law::EnteredOrder const& order) {
    store::BatchRow const batch{.id = BatchId("batch-1"), .created = decided_at};
    store::RoundRow const round{.batch = batch.id,
                                .round = 1,
                                .first_index = 10,
                                .closed_index = 20,
                                .decided_at = decided_at};
    law::OrderFacts const facts =
        orders_on({order}, batch, "8 USC 1326(a)", decided_at + std::chrono::hours{1}, &round);
    EXPECT_FALSE(facts.stopped);
    return facts.frozen;
}

TEST(Freeze, AnOrderThatWasLiftedBeforeTheDecisionBeganFreezesNothing) {
    EXPECT_FALSE(frozen(stop(5, 9)));
}

TEST(Freeze, AnOrderThatCameAndWentWhileItWasBeingDecidedFreezesTheRound) {
    EXPECT_TRUE(frozen(stop(12, 15)));
}

TEST(Freeze, AnOrderThatCameAfterTheDecisionFreezesItAlsoWhenLifted) {
    EXPECT_TRUE(frozen(stop(25, 30)));
}

}  // namespace
}  // namespace penstock::disclosure
