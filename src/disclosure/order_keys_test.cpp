// An order destroys the keys of covered envelopes that nobody has opened: those, once, and for
// good.
#include "disclosure/order_keys.h"

#include "disclosure/filed_text.h"
#include "disclosure/testing/delivered_round.h"

#include <fstream>
#include <iterator>

namespace penstock::disclosure {
namespace {

class OrderKeys : public DeliveredRound {
protected:
    static constexpr char const* destroy = "keys = \"destroy\"\n";

    std::vector<store::FiledRow> records() {
        return station_->store().filed(keys_destroyed_entry.view()).value();
    }
    // True if the bytes stand in a file of the store.
    bool in_the_store(Bytes const& bytes) {
        for (char const* const name : {"store.db", "store.db-wal"}) {
            std::ifstream file(folder_ / "station" / name, std::ios::binary);
            std::string const all((std::istreambuf_iterator<char>(file)), {});
            if (all.find(as_text(bytes)) != std::string::npos) return true;
        }
        return false;
    }
};

TEST_F(OrderKeys, AnOrderThatDoesNotSaySoDestroysNone) {
    enter("stop-1", "stop");
    EXPECT_EQ(destroy_keys(*station_).value(), 0u);
    EXPECT_EQ(keys_left(), 3u);
    EXPECT_TRUE(records().empty());
}

TEST_F(OrderKeys, TheCoveredUnopenedOnesAreGoneFromTheStoreAndItsLog) {
    open(1);
    enter("stop-1", "stop", std::string(destroy) + of_reentry);
    ASSERT_TRUE(in_the_store(Bytes(32, 2)));
    EXPECT_EQ(destroy_keys(*station_).value(), 1u);
    EXPECT_EQ(station_->store().lines_without_key(batch_, 1).value(), std::vector{LineNumber(2)});
    EXPECT_FALSE(in_the_store(Bytes(32, 2)));
    EXPECT_TRUE(in_the_store(Bytes(32, 3))) << "of a line that the order does not cover";
    ASSERT_EQ(records().size(), 1u);
    EXPECT_EQ(filed_number(records()[0].text, "destroyed"), 1u);
    EXPECT_EQ(filed_number(records()[0].text, "opened_before"), 1u);
    EXPECT_EQ(destroy_keys(*station_).value(), 0u) << "a second time nothing is left to do";
    EXPECT_EQ(records().size(), 1u);
}

TEST_F(OrderKeys, ALegalHoldKeepsThemUntilItIsLifted) {
    enter("hold-1", "preserve", of_reentry);
    enter("stop-1", "stop", destroy);
    EXPECT_EQ(destroy_keys(*station_).value(), 1u) << "of the line that is not held";
    EXPECT_EQ(filed_number(records()[0].text, "withheld"), 2u);
    EXPECT_EQ(keys_left(), 2u);
    lift("hold-1");
    EXPECT_EQ(destroy_keys(*station_).value(), 2u);
    EXPECT_EQ(keys_left(), 0u);
}

TEST_F(OrderKeys, AKeyThatTwoOrdersAskForIsCountedOnce) {
    enter("stop-1", "stop", std::string(destroy) + of_reentry);
    enter("stop-2", "stop", destroy);
    EXPECT_EQ(destroy_keys(*station_).value(), 3u);
    ASSERT_EQ(records().size(), 2u);
    EXPECT_EQ(filed_number(records()[0].text, "destroyed"), 2u);
    EXPECT_EQ(filed_number(records()[1].text, "destroyed"), 1u);
}

TEST_F(OrderKeys, NoneIsDestroyedBeforeTheOrderIsInEffectOrAfterItsLift) {
    enter("stop-1", "stop", destroy, "2026-11-22T00:00:00Z");
    EXPECT_EQ(destroy_keys(*station_).value(), 0u);
    lift("stop-1");
    set_clock("2026-11-23T00:00:00Z");
    EXPECT_EQ(destroy_keys(*station_).value(), 0u);
    EXPECT_EQ(keys_left(), 3u);
}

}  // namespace
}  // namespace penstock::disclosure
