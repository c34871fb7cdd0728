// A station with one delivered round of a few lines, written straight into the store, and orders
// entered the same way: for what asks the store alone.
#pragma once

#include "disclosure/station.h"
#include "platform/real_disk.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace penstock::disclosure {

class DeliveredRound : public ::testing::Test {
protected:
    static constexpr std::string_view reentry = "8 USC 1326(a)", departure = "8 USC 1253(a)(1)";

    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-delivered-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        ASSERT_TRUE(Station::make(seams_, folder_ / "station", StationKind::Simulation, now_));
        station_ = Station::open(seams_, folder_ / "station").value();
        store::Store& store = station_->store();
        ASSERT_TRUE(store.add_batch({.id = batch_,
                                     .sequence = 1,
                                     .agreement = AgreementId("agreement-1"),
                                     .agency = AgencyId("agency-1"),
                                     .created = now_,
                                     .lines = 3}));
        store::RoundRow round{.batch = batch_, .round = 1, .decided_at = now_, .admitted = 3};
        ASSERT_TRUE(store.begin_round(round));
        ASSERT_TRUE(
            store.add_lines(batch_, 1, {line(1, reentry), line(2, reentry), line(3, departure)}));
        ASSERT_TRUE(store.close_round(round));
        for (std::uint8_t number = 1; number <= 3; ++number) {
            ASSERT_TRUE(store.add_envelopes({{.batch = batch_,
                                              .round = 1,
                                              .line = LineNumber(number),
                                              .id = Bytes(16, number),
                                              .content_key = Bytes(32, number),
                                              .digest = {}}}));
        }
        ASSERT_TRUE(store.set_delivered(batch_, 1, {}));
    }
    void TearDown() override {
        station_.reset();
        ASSERT_TRUE(disk_.remove(folder_));
    }

    static store::LineRow line(std::uint64_t number, std::string_view statute) {
        return {.line = LineNumber(number),
                .outcome = "pass",
                .looked_up = true,
                .statute = std::string(statute),
                .recipients = "officer-" + std::to_string(number),
                .release = "{}"};
    }
    store::OpeningRow open(std::uint64_t number) {
        store::OpeningRow const opening{.batch = batch_,
                                        .round = 1,
                                        .line = LineNumber(number),
                                        .recipient = OfficerId("officer-" + std::to_string(number)),
                                        .disclosed = true,
                                        .use_end = utc_date(now_)};
        EXPECT_TRUE(station_->store().add_opening(opening));
        return opening;
    }

    // An order as the store keeps it; `more` are further lines of its file.
    static std::string order_file(std::string const& id, std::string const& kind,
                                  std::string const& more) {
        return "id = \"" + id +
               "\"\ncourt = \"A court\"\ndocket = \"1\"\n"
               "kind = \"" +
               kind + "\"\ntext_digest = \"sha256:" + std::string(64, 'a') + "\"\n" + more;
    }
    void enter(std::string const& id, std::string const& kind, std::string const& more = "",
               std::string const& effective = "2020-01-01T00:00:00Z") {
        put(id, false, order_file(id, kind, "effective = " + effective + "\n" + more));
    }
    void lift(std::string const& id, std::string const& effective = "2020-01-01T00:00:00Z") {
        put(id, true,
            order_file(id, "stop",
                       "effective = 2020-01-01T00:00:00Z\n[lift]\ncitation = \"A mandate\"\n"
                       "effective = " +
                           effective + "\ntext_digest = \"sha256:" + std::string(64, 'b') +
                           "\"\n"));
    }
    void put(std::string const& id, bool is_lift, std::string const& toml) {
        ASSERT_TRUE(station_->store().add_order({.id = OrderId(id),
                                                 .is_lift = is_lift,
                                                 .toml = toml,
                                                 .index = ++entered_,
                                                 .at = station_->now()}));
    }
    void set_clock(std::string_view to) {
        ASSERT_TRUE(station_->set_clock(parse_instant(to).value()));
    }
    std::size_t keys_left() { return 3 - station_->store().lines_without_key(batch_, 1)->size(); }

    platform::RealDisk disk_;
    penstock::testing::SeededEntropy entropy_{1};
    Instant const now_ = parse_instant("2026-11-20T15:00:00Z").value();
    penstock::testing::FixedClock clock_{now_};
    Seams const seams_{.disk = disk_, .clock = clock_, .entropy = entropy_};
    BatchId const batch_{"batch-1"};
    std::filesystem::path folder_;
    std::unique_ptr<Station> station_;
    std::uint64_t entered_ = 1000;  // places in the ledger, of no entry
};

inline std::string const of_reentry = "[scope]\nstatutes = [\"8 USC 1326\"]\n";

}  // namespace penstock::disclosure
