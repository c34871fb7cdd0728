#include "law/orders.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

Instant at(int seconds) {
    return Instant{std::chrono::seconds(1'800'000'000 + seconds)};
}

OrderedLine line(std::string statute = "8 USC 1253(a)(1)") {
    return {AgreementId("north-2026"), AgencyId("agency-n"), std::move(statute)};
}

EnteredOrder order(int effective, int entered, std::uint64_t index, OrderScope scope = {},
                   OrderKind kind = OrderKind::Stop) {
    EnteredOrder result;
    result.order.id = OrderId("o");
    result.order.effective = at(effective);
    result.order.kind = kind;
    result.order.scope = std::move(scope);
    result.entered_at = at(entered);
    result.entered_index = index;
    return result;
}

EnteredOrder lifted(EnteredOrder from, int effective, int entered, std::uint64_t index,
                    std::optional<OrderScope> scope = {}) {
    from.order.lifts.push_back({"a citation", at(effective), Digest{}, std::move(scope)});
    from.lifted.push_back({index, at(entered)});
    return from;
}

bool stops(OrderScope scope, OrderedLine const& asked) {
    return facts_of({order(0, 0, 1, std::move(scope))}, asked, at(1)).stopped;
}

TEST(Orders, AnOrderIsInEffectFromTheLaterOfEntryAndEffective) {
    EXPECT_FALSE(facts_of({order(10, 0, 1)}, line(), at(9)).stopped);
    EXPECT_TRUE(facts_of({order(10, 0, 1)}, line(), at(10)).stopped);
    EXPECT_FALSE(facts_of({order(0, 10, 1)}, line(), at(9)).stopped);
    EXPECT_TRUE(facts_of({order(0, 10, 1)}, line(), at(10)).stopped);
}

TEST(Orders, KindsStopOrBarUse) {
    OrderFacts const stop = facts_of({order(0, 0, 1)}, line(), at(1));
    EXPECT_TRUE(stop.stopped && !stop.use_barred);
    OrderFacts const vacate = facts_of({order(0, 0, 1, {}, OrderKind::Vacate)}, line(), at(1));
    EXPECT_TRUE(vacate.stopped && !vacate.use_barred);
    OrderFacts const bar = facts_of({order(0, 0, 1, {}, OrderKind::BarUse)}, line(), at(1));
    EXPECT_TRUE(!bar.stopped && bar.use_barred);
}

TEST(Orders, ListsOfAScopeAreJoinedByAnd) {
    EXPECT_TRUE(stops({}, line()));
    EXPECT_TRUE(stops({.agreements = {"north-2026"}}, line()));
    EXPECT_FALSE(stops({.agreements = {"south-2026"}}, line()));
    EXPECT_TRUE(stops({.agreements = {"south-2026", "north-2026"}}, line()));
    EXPECT_FALSE(stops({.agencies = {"agency-s"}}, line()));
    EXPECT_TRUE(stops({.agreements = {"north-2026"}, .agencies = {"agency-n"}}, line()));
    EXPECT_FALSE(stops({.agreements = {"north-2026"}, .agencies = {"agency-s"}}, line()));
    EXPECT_FALSE(stops({.agencies = {"agency-n"}, .statutes = {"8 USC 1326(a)"}}, line()));
}

TEST(Orders, AStatuteCoversItsParagraphsInAnyNotation) {
    EXPECT_TRUE(stops({.statutes = {"8 U.S.C. § 1253"}}, line()));
    EXPECT_TRUE(stops({.statutes = {"Title 8, United States Code, Section 1253(a)"}}, line()));
    EXPECT_TRUE(stops({.statutes = {"8 USC 1253(a)(1)"}}, line("8 U.S.C. § 1253(a)(1)(A)")));
    EXPECT_FALSE(stops({.statutes = {"8 USC 1253(b)"}}, line()));
    // A line that cites the wider provision relies on the barred part too.
    EXPECT_TRUE(stops({.statutes = {"8 USC 1253(a)(1)(A)"}}, line()));
}

TEST(Orders, UnknownScopeMeansEverything) {
    OrderFacts const unread = facts_of({order(0, 0, 1, {.statutes = {"the removal statute"}})},
                                       line("8 USC 1326(a)"), at(1));
    EXPECT_TRUE(unread.stopped && unread.by_unknown_scope);
    OrderFacts const uncited =
        facts_of({order(0, 0, 1, {.statutes = {"8 USC 1326(a)"}})}, line("no citation"), at(1));
    EXPECT_TRUE(uncited.stopped && uncited.by_unknown_scope);
    OrderFacts const persons =
        facts_of({order(0, 0, 1, {.persons = {"hmac-sha256:00"}})}, line(), at(1));
    EXPECT_TRUE(persons.stopped && persons.by_unknown_scope);
    // The other lists still narrow it.
    EXPECT_FALSE(stops({.agencies = {"agency-s"}, .persons = {"hmac-sha256:00"}}, line()));
    EXPECT_FALSE(facts_of({order(0, 0, 1)}, line(), at(1)).by_unknown_scope);
}

TEST(Orders, ALiftEndsTheOrderAtItsTimeAndForItsPartOnly) {
    EnteredOrder const whole = lifted(order(0, 0, 1), 20, 10, 2);
    EXPECT_TRUE(facts_of({whole}, line(), at(19)).stopped);
    EXPECT_FALSE(facts_of({whole}, line(), at(20)).stopped);
    EnteredOrder const part =
        lifted(order(0, 0, 1), 0, 10, 2, OrderScope{.statutes = {"8 USC 1326"}});
    OrderFacts const still = facts_of({part}, line(), at(10));
    EXPECT_TRUE(still.stopped && still.partly_lifted);
    EXPECT_FALSE(facts_of({part}, line(), at(9)).partly_lifted);
    OrderFacts const free = facts_of({part}, line("8 USC 1326(a)"), at(10));
    EXPECT_FALSE(free.stopped || free.partly_lifted);
}

TEST(Orders, ALiftThatIsNotCertainToCoverALineLiftsNothing) {
    for (OrderScope const& scope :
         {OrderScope{.statutes = {"the removal statute"}}, OrderScope{.persons = {"hmac-sha256:0"}},
          OrderScope{.statutes = {"8 USC 1253(a)(1)(A)"}}, OrderScope{.agencies = {"agency-s"}}}) {
        EXPECT_TRUE(facts_of({lifted(order(0, 0, 1), 0, 5, 2, scope)}, line(), at(9)).stopped);
    }
    EnteredOrder const part =
        lifted(order(0, 0, 1), 0, 5, 2, OrderScope{.statutes = {"8 USC 1253"}});
    EXPECT_TRUE(facts_of({part}, line("no citation"), at(9)).stopped);
}

TEST(Orders, OneLiftedOrderLeavesTheOther) {
    EXPECT_TRUE(facts_of({lifted(order(0, 0, 1), 0, 5, 3), order(0, 0, 2)}, line(), at(9)).stopped);
}

TEST(Orders, ADecidedLineIsFrozenByALaterOrderEvenIfLiftedSince) {
    DecidedAt const decided{5, at(5)};
    EXPECT_TRUE(facts_of({order(0, 6, 6)}, line(), at(9), decided).frozen);
    OrderFacts const since = facts_of({lifted(order(0, 6, 6), 0, 7, 7)}, line(), at(9), decided);
    EXPECT_TRUE(since.frozen && !since.stopped);
    // Entered and lifted within the second of the decision, after it.
    EXPECT_TRUE(facts_of({lifted(order(0, 5, 6), 0, 5, 7)}, line(), at(5), decided).frozen);
    // Entered before, effective after.
    EXPECT_TRUE(facts_of({lifted(order(8, 0, 1), 0, 9, 7)}, line(), at(9), decided).frozen);
}

TEST(Orders, WhatWasOverBeforeTheDecisionOrNeverBeganDoesNotFreeze) {
    DecidedAt const decided{5, at(5)};
    EXPECT_FALSE(facts_of({lifted(order(0, 1, 1), 0, 3, 2)}, line(), at(9), decided).frozen);
    EXPECT_FALSE(facts_of({lifted(order(0, 5, 3), 0, 5, 4)}, line(), at(9), decided).frozen);
    EXPECT_FALSE(facts_of({order(20, 6, 6)}, line(), at(9), decided).frozen);
    EXPECT_FALSE(facts_of({lifted(order(20, 6, 6), 0, 7, 7)}, line(), at(30), decided).frozen);
    EXPECT_FALSE(
        facts_of({order(0, 6, 6, {.agencies = {"agency-s"}})}, line(), at(9), decided).frozen);
    EXPECT_FALSE(facts_of({order(0, 6, 6)}, line(), at(9)).frozen);
}

// --- properties ------------------------------------------------------------------------------

class OrderProperties : public ::testing::Test {
protected:
    std::size_t pick(std::size_t count) { return entropy_.next() % count; }
    OrderScope scope() {
        OrderScope result;
        if (pick(3) == 0) result.agreements = {pick(2) == 0 ? "north-2026" : "south-2026"};
        if (pick(3) == 0) result.agencies = {pick(2) == 0 ? "agency-n" : "agency-s"};
        static constexpr std::string_view statutes[] = {"8 USC 1253", "8 U.S.C. § 1253(a)(1)",
                                                        "8 USC 1326(a)", "unreadable"};
        if (pick(2) == 0) result.statutes.emplace_back(statutes[pick(4)]);
        if (pick(6) == 0) result.persons = {"hmac-sha256:00"};
        return result;
    }
    // Entries of a ledger in order, with times that never run back.
    std::vector<EnteredOrder> history() {
        std::vector<EnteredOrder> orders;
        for (std::size_t steps = pick(6); steps > 0; --steps) advance(orders);
        return orders;
    }
    void advance(std::vector<EnteredOrder>& orders) {
        clock_ += static_cast<int>(pick(3));
        ++index_;
        int const effective = clock_ + static_cast<int>(pick(7)) - 3;
        if (orders.empty() || pick(2) == 0) {
            orders.push_back(
                order(effective, clock_, index_, scope(), static_cast<OrderKind>(pick(3))));
        } else {
            EnteredOrder& chosen = orders[pick(orders.size())];
            chosen = lifted(chosen, effective, clock_, index_,
                            pick(3) == 0 ? std::nullopt : std::optional(scope()));
        }
    }
    OrderedLine asked() {
        return line(std::vector<std::string>{"8 USC 1253(a)(1)", "8 USC 1326(a)", "?"}[pick(3)]);
    }

    testing::SeededEntropy entropy_{2026};
    int clock_ = 0;
    std::uint64_t index_ = 0;
};

TEST_F(OrderProperties, AnAddedOrderNeverFreesALine) {
    for (int round = 0; round < 5000; ++round) {
        std::vector<EnteredOrder> orders = history();
        OrderedLine const one = asked();
        Instant const now = at(clock_ + static_cast<int>(pick(6)));
        DecidedAt const decided{pick(index_ + 1), at(static_cast<int>(pick(8)))};
        OrderFacts const before = facts_of(orders, one, now, decided);
        orders.push_back(order(clock_, clock_, index_ + 1, scope()));
        OrderFacts const after = facts_of(orders, one, now, decided);
        EXPECT_LE(before.stopped, after.stopped);
        EXPECT_LE(before.use_barred, after.use_barred);
        EXPECT_LE(before.frozen, after.frozen);
        clock_ = 0;
        index_ = 0;
    }
}

TEST_F(OrderProperties, ALiftFreesOnlyWhatItCovers) {
    for (int round = 0; round < 5000; ++round) {
        std::vector<EnteredOrder> orders{order(0, 0, 1, scope())};
        OrderedLine const one = asked();
        OrderScope const part = scope();
        bool const before = facts_of(orders, one, at(9)).stopped;
        orders[0] = lifted(orders[0], 0, 5, 2, part);
        bool const after = facts_of(orders, one, at(9)).stopped;
        if (before && !after) {
            // Whatever is freed would be stopped by an order of the same scope, and for certain.
            OrderFacts const mirrored = facts_of({order(0, 0, 1, part)}, one, at(9));
            EXPECT_TRUE(mirrored.stopped && !mirrored.by_unknown_scope);
        }
        EXPECT_LE(after, before);
    }
}

TEST_F(OrderProperties, OnceFrozenStaysFrozen) {
    for (int round = 0; round < 3000; ++round) {
        std::vector<EnteredOrder> orders = history();
        OrderedLine const one = asked();
        ++index_;
        DecidedAt const decided{index_, at(clock_)};
        bool frozen = false;
        for (int step = 0; step < 8; ++step) {
            bool const now_frozen = facts_of(orders, one, at(clock_), decided).frozen;
            EXPECT_LE(frozen, now_frozen) << "round " << round;
            frozen = now_frozen;
            if (pick(2) == 0) {
                advance(orders);
            } else {
                ++clock_;
            }
        }
        clock_ = 0;
        index_ = 0;
    }
}

TEST_F(OrderProperties, ALineStoppedAtAnyTimeAfterItsDecisionIsFrozen) {
    for (int round = 0; round < 3000; ++round) {
        std::vector<EnteredOrder> orders = history();
        OrderedLine const one = asked();
        ++index_;
        DecidedAt const decided{index_, at(clock_)};
        bool seen = false;
        for (int step = 0; step < 8; ++step) {
            clock_ += 1;
            OrderFacts const facts = facts_of(orders, one, at(clock_), decided);
            seen |= facts.stopped || facts.use_barred;
            EXPECT_LE(seen, facts.frozen) << "round " << round;
            if (pick(2) == 0) advance(orders);
        }
        clock_ = 0;
        index_ = 0;
    }
}

OrderedLine made_on(char const* day) {
    OrderedLine asked = line();
    asked.created = parse_date(day).value();
    return asked;
}

OrderScope in_june() {
    return {.created_from = parse_date("2026-06-01").value(),
            .created_to = parse_date("2026-06-30").value()};
}

TEST(Orders, DaysOfAScopeAreInclusive) {
    EXPECT_FALSE(stops(in_june(), made_on("2026-05-31")));
    EXPECT_TRUE(stops(in_june(), made_on("2026-06-01")));
    EXPECT_TRUE(stops(in_june(), made_on("2026-06-30")));
    EXPECT_FALSE(stops(in_june(), made_on("2026-07-01")));
    EXPECT_TRUE(stops({.created_from = in_june().created_from}, made_on("2027-01-01")));
    EXPECT_FALSE(stops({.created_to = in_june().created_to}, made_on("2027-01-01")));
    // Where the day is not known, the order covers the line and says that it is in doubt.
    EXPECT_TRUE(facts_of({order(0, 0, 1, in_june())}, line(), at(1)).by_unknown_scope);
}

TEST(Orders, DistrictsAndUnknownKeysMeanEverything) {
    OrderFacts const districts = facts_of({order(0, 0, 1, {.districts = {"S.D."}})}, line(), at(1));
    EXPECT_TRUE(districts.stopped && districts.by_unknown_scope);
    EXPECT_FALSE(stops({.agreements = {"south-2026"}, .districts = {"S.D."}}, line()));
    // An unknown key may widen what the others say.
    OrderFacts const unknown = facts_of(
        {order(0, 0, 1, {.agreements = {"south-2026"}, .unknown = {"also"}})}, line(), at(1));
    EXPECT_TRUE(unknown.stopped && unknown.by_unknown_scope);
}

TEST(Orders, ALiftForWhatCannotBeAppliedLiftsNothing) {
    OrderScope const scopes[] = {
        {.persons = {"hmac-sha256:00"}}, {.districts = {"S.D."}}, {.unknown = {"wards"}}};
    for (OrderScope const& scope : scopes) {
        EXPECT_TRUE(facts_of({lifted(order(0, 0, 1), 2, 2, 2, scope)}, made_on("2026-06-01"), at(3))
                        .stopped);
    }
    EnteredOrder const june = lifted(order(0, 0, 1), 2, 2, 2, in_june());
    EXPECT_FALSE(facts_of({june}, made_on("2026-06-01"), at(3)).stopped);
    EXPECT_TRUE(facts_of({june}, made_on("2026-07-01"), at(3)).stopped);
    EXPECT_TRUE(facts_of({june}, line(), at(3)).stopped);
}

TEST(Orders, ALegalHoldPreservesAndStopsNothing) {
    EnteredOrder const hold = order(5, 0, 7, {}, OrderKind::Preserve);
    OrderFacts const facts = facts_of({hold}, line(), at(6), DecidedAt{1, at(0)});
    EXPECT_TRUE(facts.preserved);
    EXPECT_FALSE(facts.stopped || facts.use_barred || facts.frozen || facts.by_unknown_scope);
    EXPECT_FALSE(facts_of({hold}, line(), at(4)).preserved);
    EXPECT_FALSE(facts_of({lifted(hold, 8, 8, 9)}, line(), at(9)).preserved);
    EXPECT_TRUE(facts_of({lifted(hold, 8, 8, 9)}, line(), at(7)).preserved);
}

TEST(Orders, AnExpiredOrderIsInForceUntilItIsLifted) {
    EnteredOrder expiring = order(0, 0, 1);
    expiring.order.expires = at(10);
    EXPECT_EQ(state_of(expiring, at(10)), OrderState::InForce);
    EXPECT_EQ(state_of(expiring, at(11)), OrderState::ExpiredInForce);
    EXPECT_TRUE(facts_of({expiring}, line(), at(1000)).stopped);
    EXPECT_EQ(state_of(lifted(expiring, 20, 20, 2), at(20)), OrderState::Lifted);
    EXPECT_EQ(state_of(lifted(expiring, 20, 20, 2, in_june()), at(20)), OrderState::PartlyLifted);
    EXPECT_EQ(state_of(order(10, 0, 1), at(9)), OrderState::NotYet);
}

TEST(Orders, InEffectIsTheSameQuestionAsStopped) {
    testing::SeededEntropy entropy(11);
    auto const any = [&](int below) { return static_cast<int>(entropy.next() % 97) % below; };
    std::vector<OrderScope> const scopes = {{},
                                            in_june(),
                                            {.districts = {"S.D."}},
                                            {.unknown = {"wards"}},
                                            {.statutes = {"8 USC 1326"}},
                                            {.agreements = {"south-2026"}}};
    auto const any_scope = [&] { return scopes[static_cast<std::size_t>(any(6))]; };
    for (int round = 0; round < 3000; ++round) {
        EnteredOrder one = order(any(9), any(9), 3, any_scope());
        if (any(2) == 0) one = lifted(one, any(12), any(12), 8, any_scope());
        OrderedLine const asked = any(2) == 0 ? line() : made_on("2026-06-10");
        Instant const now = at(any(14));
        EXPECT_EQ(in_effect(one, asked, now), facts_of({one}, asked, now).stopped);
    }
}

}  // namespace

}  // namespace penstock::law
