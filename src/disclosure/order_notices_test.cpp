// Each person bound is told of an order and of its lifts once; who opened is told what to do.
#include "disclosure/order_notices.h"

#include "disclosure/filing.h"
#include "disclosure/testing/delivered_round.h"

namespace penstock::disclosure {
namespace {

class OrderNotices : public DeliveredRound {
protected:
    std::vector<OrderNotice> all() { return order_notices(*station_, std::nullopt).value(); }
    std::vector<OrderNotice> to(std::string const& person) {
        std::vector<OrderNotice> found = all();
        std::erase_if(found, [&](OrderNotice const& notice) { return notice.to != person; });
        return found;
    }
    void acknowledge(OrderNotice const& notice) {
        ASSERT_TRUE(
            file(*station_, {.kind = "notice-acknowledged",
                             .subject = notice.to,
                             .text = "{\"notice\":" + std::to_string(notice.number) + "}"}));
    }
};

TEST_F(OrderNotices, EachRecipientOfACoveredLineIsToldOnce) {
    enter("stop-1", "stop", of_reentry);
    EXPECT_EQ(carry_out_orders(*station_).value(), 2u);
    EXPECT_EQ(to("officer-1").size(), 1u);
    EXPECT_EQ(to("officer-2").size(), 1u);
    EXPECT_TRUE(to("officer-3").empty()) << "named on a line of another statute";
    EXPECT_EQ(carry_out_orders(*station_).value(), 0u);
    EXPECT_EQ(all().size(), 2u);
}

TEST_F(OrderNotices, WhoOpenedGetsADemandWithADeadlineAndNobodyElse) {
    open(1);
    enter("stop-1", "stop");
    ASSERT_TRUE(carry_out_orders(*station_));
    ASSERT_EQ(to("officer-1").size(), 1u);
    EXPECT_TRUE(to("officer-1")[0].deadline);
    EXPECT_NE(to("officer-1")[0].text.find("DEMAND: you opened 1 items"), std::string::npos);
    ASSERT_EQ(to("officer-2").size(), 1u);
    EXPECT_FALSE(to("officer-2")[0].deadline);
    EXPECT_EQ(to("officer-2")[0].text.find("DEMAND"), std::string::npos);
}

TEST_F(OrderNotices, WhoOpensBeforeALaterEffectGetsTheDemandWhenItComes) {
    open(1);
    enter("stop-1", "stop", "", "2026-11-22T00:00:00Z");
    EXPECT_EQ(carry_out_orders(*station_).value(), 3u);
    EXPECT_FALSE(to("officer-1")[0].deadline) << "the order stops nothing yet";
    open(2);
    EXPECT_EQ(carry_out_orders(*station_).value(), 0u);
    set_clock("2026-11-22T00:00:00Z");
    EXPECT_EQ(carry_out_orders(*station_).value(), 2u);
    for (char const* const officer : {"officer-1", "officer-2"}) {
        ASSERT_EQ(to(officer).size(), 2u);
        EXPECT_TRUE(to(officer)[1].deadline);
    }
    EXPECT_EQ(to("officer-3").size(), 1u);
    EXPECT_EQ(carry_out_orders(*station_).value(), 0u);
}

TEST_F(OrderNotices, ALegalHoldDemandsNothingBack) {
    open(1);
    enter("hold-1", "preserve");
    ASSERT_TRUE(carry_out_orders(*station_));
    ASSERT_EQ(to("officer-1").size(), 1u);
    EXPECT_FALSE(to("officer-1")[0].deadline);
}

TEST_F(OrderNotices, ALiftIsToldToo) {
    enter("stop-1", "stop");
    ASSERT_TRUE(carry_out_orders(*station_));
    lift("stop-1");
    EXPECT_EQ(carry_out_orders(*station_).value(), 3u);
    ASSERT_EQ(to("officer-1").size(), 2u);
    EXPECT_FALSE(to("officer-1")[0].of_lift);
    EXPECT_TRUE(to("officer-1")[1].of_lift);
    EXPECT_NE(to("officer-1")[1].text.find("A mandate"), std::string::npos);
}

TEST_F(OrderNotices, ALiftOfAHoldThatTakesEffectLaterSetsTheDestructionFreeThen) {
    enter("hold-1", "preserve");
    enter("stop-1", "stop", "keys = \"destroy\"\n");
    lift("hold-1", "2026-11-22T00:00:00Z");
    ASSERT_TRUE(carry_out_orders(*station_));
    EXPECT_EQ(keys_left(), 3u);
    set_clock("2026-11-22T00:00:01Z");
    EXPECT_EQ(carry_out_orders(*station_).value(), 0u) << "everybody has been told";
    EXPECT_EQ(keys_left(), 0u);
}

TEST_F(OrderNotices, WhoHasNotAcknowledgedABarOnUseOpensNothing) {
    EXPECT_TRUE(notices_acknowledged(*station_, OfficerId("officer-1")));
    enter("bar-1", "bar-use", of_reentry);
    auto const blocked = notices_acknowledged(*station_, OfficerId("officer-1"));
    ASSERT_FALSE(blocked);
    ASSERT_NE(blocked.error().refusal(), nullptr);
    EXPECT_EQ(blocked.error().refusal()->outcome, law::Outcome::Block);
    EXPECT_TRUE(notices_acknowledged(*station_, OfficerId("officer-3"))) << "has no notice";
    acknowledge(to("officer-1").at(0));
    EXPECT_TRUE(notices_acknowledged(*station_, OfficerId("officer-1")));
    EXPECT_FALSE(notices_acknowledged(*station_, OfficerId("officer-2"))) << "each for oneself";
    lift("bar-1");
    EXPECT_TRUE(notices_acknowledged(*station_, OfficerId("officer-2")));
}

TEST_F(OrderNotices, AStopNeedsNoAcknowledgement) {
    enter("stop-1", "stop", of_reentry);
    ASSERT_TRUE(carry_out_orders(*station_));
    EXPECT_TRUE(notices_acknowledged(*station_, OfficerId("officer-1")));
}

}  // namespace
}  // namespace penstock::disclosure
