// The desk, the openings that wait for it, and the witnesses that are asked beside it.
#include "service/desk.h"
#include "service/opening_queue.h"
#include "service/witness_watch.h"

#include "ledger/note_signer.h"
#include "platform/real_disk.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <latch>
#include <string>
#include <thread>
#include <vector>

namespace penstock::service {
namespace {

using disclosure::Station;

class DeskTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-desk-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        ASSERT_TRUE(
            Station::make(seams_, station_folder(), disclosure::StationKind::Simulation, now_));
    }
    void TearDown() override {
        desk_.reset();
        ASSERT_TRUE(disk_.remove(folder_));
    }
    [[nodiscard]] std::filesystem::path station_folder() const { return folder_ / "station"; }
    void open(DeskOptions options = {}) {
        auto desk = Desk::open(seams_, station_folder(), std::move(options));
        ASSERT_TRUE(desk) << describe(desk.error());
        desk_ = std::move(*desk);
    }
    // The desk does nothing else until `go` has been counted down.
    void hold_the_desk(std::latch& go) {
        ASSERT_TRUE(desk_->post([&go](Station&) -> Result<void> {
            go.wait();
            return {};
        }));
    }

    platform::RealDisk disk_;
    testing::SeededEntropy entropy_{1};
    Instant const now_ = parse_instant("2026-11-20T15:00:00Z").value();
    testing::FixedClock clock_{now_};
    disclosure::Seams const seams_{.disk = disk_, .clock = clock_, .entropy = entropy_};
    std::filesystem::path folder_;
    std::unique_ptr<Desk> desk_;
};

TEST_F(DeskTest, ActsOfPeopleComeBeforeLongWork) {
    open();
    std::latch go(1);
    hold_the_desk(go);
    std::string order;
    auto const note = [&order](char what) {
        return [&order, what](Station&) -> Result<void> {
            order.push_back(what);
            return {};
        };
    };
    ASSERT_TRUE(desk_->post_long(note('l')));
    ASSERT_TRUE(desk_->post(note('a')));
    ASSERT_TRUE(desk_->post(note('b')));
    std::latch done(1);
    ASSERT_TRUE(desk_->post_long([&done](Station&) -> Result<void> {
        done.count_down();
        return {};
    }));
    go.count_down();
    done.wait();
    EXPECT_EQ(order, "abl");
}

TEST_F(DeskTest, AfterAFatalErrorNothingIsDone) {
    std::atomic<int> told = 0;
    open({.stopped_for_safety = [&told](Error const&) { ++told; }});
    std::latch go(1);
    hold_the_desk(go);
    std::atomic<bool> done_after = false;
    ASSERT_TRUE(desk_->post([](Station&) -> Result<void> {
        return fail(ErrorCode::DurabilityLost, "the disk is gone");
    }));
    ASSERT_TRUE(desk_->post([&done_after](Station&) -> Result<void> {
        done_after = true;
        return {};
    }));
    go.count_down();
    while (!desk_->fatal()) std::this_thread::yield();
    EXPECT_FALSE(desk_->post([](Station&) -> Result<void> { return {}; }));
    desk_->stop();
    EXPECT_FALSE(done_after);
    EXPECT_EQ(told, 1);
}

TEST_F(DeskTest, EveryOpeningThatWaitsIsAnsweredAlsoWhileTheDeskStops) {
    open({.most_waiting = 10'000});
    OpeningQueue queue(*desk_, 8);
    std::latch go(1);
    hold_the_desk(go);
    constexpr int all = 50;
    std::atomic<int> refused = 0;
    for (int i = 0; i < all; ++i) {
        disclosure::SignedOpening const opening({.envelope = Bytes(300, 7), .signature = {}});
        ASSERT_TRUE(queue.post(opening, [&refused](Station&, auto opened) -> Result<void> {
            if (!opened && opened.error().refusal() != nullptr) ++refused;
            return {};
        }));
    }
    {
        std::jthread const stopper([this] { desk_->stop(); });
        // The desk is let go when it takes nothing more, because it is stopping; if that takes
        // long, without it.
        for (int tries = 0; tries < 4000; ++tries) {
            if (!desk_->post([](Station&) -> Result<void> { return {}; })) break;
            std::this_thread::yield();
        }
        go.count_down();
    }
    EXPECT_EQ(refused, all);
    disclosure::SignedOpening const late({.envelope = {}, .signature = {}});
    EXPECT_FALSE(queue.post(late, [](Station&, auto) -> Result<void> { return {}; }));
}

TEST_F(DeskTest, AnErrorThatIsFatalInOneAnswerStopsTheDesk) {
    open();
    OpeningQueue queue(*desk_);
    disclosure::SignedOpening const opening({.envelope = {}, .signature = {}});
    ASSERT_TRUE(queue.post(opening, [](Station&, auto) -> Result<void> {
        return fail(ErrorCode::IntegrityLost, "the receipt does not verify");
    }));
    while (!desk_->fatal()) std::this_thread::yield();
    EXPECT_EQ(desk_->fatal()->code, ErrorCode::IntegrityLost);
}

class WitnessWatchTest : public DeskTest {
protected:
    // A policy with one witness that needs to cosign.
    void write_policy() {
        std::string const log(as_text(disk_.read(station_folder() / "log.vkey").value()));
        std::array<std::uint8_t, 32> seed{7};
        std::string const witness =
            ledger::cosigner_key("witness.example/w", *crypto::SigningKey::from_seed(seed)).text();
        std::string const policy = "log " + log.substr(0, log.find('\n')) + "\nwitness w " +
                                   witness + " http://127.0.0.1:1/\nquorum w\n";
        ASSERT_TRUE(disk_.replace(station_folder() / "witness-policy", as_bytes(policy), false));
    }
};

TEST_F(WitnessWatchTest, AsksAgainAndAgainUntilThereIsAQuorum) {
    write_policy();
    open();
    std::atomic<int> posted = 0, rounds = 0;
    {
        WitnessWatch const watch(
            *desk_,
            [&posted](std::string const&, std::string const& body) -> Result<witness::Reply> {
                EXPECT_TRUE(body.starts_with("old 0\n"));
                ++posted;
                return witness::Reply{.status = 500, .content_type = {}, .body = {}};
            },
            {.between_looks = std::chrono::milliseconds(1),
             .asked = [&rounds](disclosure::WitnessRound const& round) {
                 EXPECT_FALSE(round.quorum);
                 ++rounds;
             }});
        while (rounds < 3) std::this_thread::yield();
    }
    EXPECT_GE(posted, 3);
}

TEST_F(WitnessWatchTest, AsksNobodyWhereThereIsNoPolicy) {
    open();
    std::atomic<int> posted = 0;
    {
        WitnessWatch const watch(
            *desk_,
            [&posted](std::string const&, std::string const&) -> Result<witness::Reply> {
                ++posted;
                return fail(ErrorCode::Io, "nobody is there");
            },
            {.between_looks = std::chrono::milliseconds(1)});
    }  // it has looked at least once before it ends
    EXPECT_EQ(posted, 0);
}

TEST_F(WitnessWatchTest, EndsWhereTheDeskHasStopped) {
    write_policy();
    open();
    desk_->stop();
    WitnessWatch const watch(*desk_,
                             [](std::string const&, std::string const&) -> Result<witness::Reply> {
                                 return fail(ErrorCode::Io, "nobody is there");
                             },
                             {.between_looks = std::chrono::milliseconds(1)});
}

}  // namespace
}  // namespace penstock::service
