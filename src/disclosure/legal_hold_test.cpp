// A legal hold goes before every duty to dispose or destroy, for as long as it is in effect, and
// the conflict is shown.
#include "disclosure/legal_hold.h"

#include "disclosure/testing/delivered_round.h"

namespace penstock::disclosure {
namespace {

using LegalHold = DeliveredRound;

TEST_F(LegalHold, NothingIsHeldWithoutOne) {
    enter("stop-1", "stop");
    EXPECT_TRUE(may_be_disposed_of(*station_, open(1)));
    std::vector<store::OpeningRow> items{open(2)};
    ASSERT_TRUE(leave_out_preserved(*station_, items));
    EXPECT_EQ(items.size(), 1u);
    EXPECT_TRUE(hold_conflicts(*station_)->empty());
}

TEST_F(LegalHold, WhatItCoversIsNotDisposedOfAndBothDutiesAreNamed) {
    enter("hold-1", "preserve", of_reentry);
    auto const covered = may_be_disposed_of(*station_, open(1));
    ASSERT_FALSE(covered);
    ASSERT_NE(covered.error().refusal(), nullptr);
    EXPECT_EQ(covered.error().refusal()->outcome, law::Outcome::Hold);
    EXPECT_EQ(covered.error().refusal()->codes(),
              (std::vector<std::string_view>{"R-ORD-PRESERVE", "R-6103p4-F"}));
    EXPECT_TRUE(may_be_disposed_of(*station_, open(3))) << "of another statute";
}

TEST_F(LegalHold, WhatItKeepsIsNotOverdue) {
    enter("hold-1", "preserve", of_reentry);
    std::vector<store::OpeningRow> items{open(1), open(3)};
    ASSERT_TRUE(leave_out_preserved(*station_, items));
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].line, LineNumber(3));
}

TEST_F(LegalHold, ItHoldsFromItsEffectToItsLift) {
    store::OpeningRow const opening = open(1);
    enter("hold-1", "preserve", "", "2026-11-22T00:00:00Z");
    EXPECT_TRUE(may_be_disposed_of(*station_, opening)) << "not yet";
    set_clock("2026-11-22T00:00:00Z");
    EXPECT_FALSE(may_be_disposed_of(*station_, opening));
    lift("hold-1", "2026-11-24T00:00:00Z");
    EXPECT_FALSE(may_be_disposed_of(*station_, opening)) << "the lift is not yet in effect";
    set_clock("2026-11-24T00:00:01Z");
    EXPECT_TRUE(may_be_disposed_of(*station_, opening));
}

TEST_F(LegalHold, AConflictIsShownForEachItemAndForTheKeysOfARound) {
    enter("hold-1", "preserve", of_reentry);
    enter("stop-1", "stop", "keys = \"destroy\"\n");
    open(1);
    open(3);
    set_clock("2026-11-21T00:00:00Z");
    auto const conflicts = hold_conflicts(*station_).value();
    ASSERT_EQ(conflicts.size(), 2u);
    EXPECT_EQ(conflicts[0].duty, HoldConflict::Duty::Disposal);
    EXPECT_EQ(conflicts[0].line, LineNumber(1));
    EXPECT_EQ(conflicts[0].recipient, OfficerId("officer-1"));
    EXPECT_TRUE(conflicts[0].overdue);
    EXPECT_EQ(conflicts[0].holds, std::vector{OrderId("hold-1")});
    EXPECT_EQ(conflicts[1].duty, HoldConflict::Duty::KeyDestruction);
    EXPECT_EQ(conflicts[1].order, OrderId("stop-1"));
    EXPECT_EQ(conflicts[1].envelopes, 1u) << "of line 2; line 1 is opened, line 3 is not held";
    ASSERT_TRUE(station_->store().set_disposed(batch_, LineNumber(1), OfficerId("officer-1")));
    EXPECT_EQ(hold_conflicts(*station_)->size(), 1u);
}

}  // namespace
}  // namespace penstock::disclosure
