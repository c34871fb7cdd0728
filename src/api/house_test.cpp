// What the house tells of its clock and its room, and people who are named anew.
#include "api/house.h"

#include "crypto/authority.h"
#include "platform/real_disk.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <limits>
#include <map>

namespace penstock::api {
namespace {

class HouseTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-house-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
    }
    void TearDown() override {
        house_.reset();
        ASSERT_TRUE(disk_.remove(folder_));
    }

    void open(disclosure::StationKind kind, std::uint64_t least_free_bytes = 1,
              std::map<Role, service::RateTerms> rates = {}) {
        disclosure::Seams const seams{.disk = disk_, .clock = clock_, .entropy = entropy_};
        ASSERT_TRUE(disclosure::Station::make(seams, folder_ / "station", kind, now_));
        auto house = House::open(seams, {.station = folder_ / "station",
                                         .console = {},
                                         .personas = {},
                                         .named = {},
                                         .uploads = {},
                                         .rate = {.a_second = 1, .at_once = 2},
                                         .rate_of_role = std::move(rates),
                                         .public_rate = {.a_second = 1, .at_once = 5},
                                         .least_free_bytes = least_free_bytes});
        ASSERT_TRUE(house) << describe(house.error());
        house_ = std::move(*house);
    }
    // How many requests somebody with these roles may make at once.
    int at_once(Roles roles) {
        auto const authority =
            crypto::Authority::make("A root", {now_, now_ + std::chrono::days(9)}, entropy_);
        auto const card = authority->issue("Ada Sample", {now_, now_ + std::chrono::days(9)},
                                           crypto::Usage::SignOnly, entropy_);
        Caller const caller{.certificate = card->certificate(), .roles = roles};
        return taken([&] { return house_->may_ask(&caller, "192.0.2.7"); });
    }
    static int taken(std::function<bool()> const& may_ask) {
        int count = 0;
        while (count < 100 && may_ask()) ++count;
        return count;
    }
    // The station has seen this time when this returns.
    void work_at(Instant time) {
        clock_.set(time);
        ASSERT_TRUE(house_->name({}));
    }

    platform::RealDisk disk_;
    penstock::testing::SeededEntropy entropy_{1};
    Instant const now_ = parse_instant("2026-11-20T15:00:00Z").value();
    penstock::testing::FixedClock clock_{now_};
    std::filesystem::path folder_;
    std::unique_ptr<House> house_;
};

TEST_F(HouseTest, AClockThatWasSetBackIsNotRight) {
    open(disclosure::StationKind::Real);
    EXPECT_TRUE(house_->is_clock_right());
    work_at(now_ + std::chrono::hours(1));
    EXPECT_TRUE(house_->is_clock_right());
    work_at(now_ + std::chrono::hours(1) - std::chrono::seconds(2));
    EXPECT_TRUE(house_->is_clock_right()) << "a time service does that";
    work_at(now_ + std::chrono::hours(1) - std::chrono::seconds(3));
    EXPECT_FALSE(house_->is_clock_right());
    work_at(now_ + std::chrono::hours(2));
    EXPECT_TRUE(house_->is_clock_right()) << "it has caught up";
}

TEST_F(HouseTest, ASimulationGoesByItsOwnClock) {
    open(disclosure::StationKind::Simulation);
    work_at(now_ - std::chrono::hours(1000));
    EXPECT_TRUE(house_->is_clock_right());
}

TEST_F(HouseTest, EachRoleHasItsRateAndSomebodyOfSeveralTheMostGenerous) {
    open(disclosure::StationKind::Real, 1,
         {{Role::Submitter, {.a_second = 1, .at_once = 9}},
          {Role::OrderDesk, {.a_second = 0.5, .at_once = 1}}});
    EXPECT_EQ(at_once({Role::Submitter}), 9);
    EXPECT_EQ(at_once({Role::OrderDesk}), 1);
    EXPECT_EQ(at_once({Role::Releasing}), 2) << "as all whose rate is not set apart";
    EXPECT_EQ(at_once({Role::Releasing, Role::OrderDesk}), 2);
    EXPECT_EQ(at_once({Role::Submitter, Role::Releasing}), 9);
}

TEST_F(HouseTest, ThoseWhomNobodyAskedWhoTheyAreCountByTheirName) {
    open(disclosure::StationKind::Real);
    EXPECT_EQ(taken([&] { return house_->may_ask(nullptr, "192.0.2.7"); }), 5);
    EXPECT_EQ(taken([&] { return house_->may_ask(nullptr, "192.0.2.8"); }), 5);
    EXPECT_EQ(at_once({Role::Releasing}), 2) << "not by their address";
}

TEST_F(HouseTest, ThereIsRoomOnlyForWhatLeavesEnough) {
    open(disclosure::StationKind::Real);
    EXPECT_TRUE(house_->has_room_for(0));
    EXPECT_FALSE(house_->has_room_for(std::numeric_limits<std::uint64_t>::max()));
    house_.reset();
    ASSERT_TRUE(disk_.remove(folder_ / "station"));
    open(disclosure::StationKind::Real, std::uint64_t{1} << 62);
    EXPECT_FALSE(house_->has_room_for(0));
}

}  // namespace
}  // namespace penstock::api
