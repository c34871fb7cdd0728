// A backup is whole or absent, whatever fails; and what is restored does not fork the ledger.
#include "disclosure/backup.h"

#include "disclosure/restore.h"
#include "disclosure/station_cut.h"
#include "disclosure/testing/delivered_round.h"
#include "support/failing_disk.h"

#include <functional>

namespace penstock::disclosure {
namespace {

using penstock::testing::Failing;
using penstock::testing::FailingDisk;

// A clock whose pause lets somebody else work.
class SharedTime : public penstock::testing::FixedClock {
public:
    SharedTime(Instant now, std::function<void()> work) : FixedClock(now), work_(std::move(work)) {}
    void pause(std::chrono::milliseconds) override { work_(); }

private:
    std::function<void()> work_;
};

class Backup : public DeliveredRound {
protected:
    void SetUp() override {
        DeliveredRound::SetUp();
        // Rows that no step wrote do not fit the ledger; this station has none.
        station_.reset();
        ASSERT_TRUE(disk_.remove(home()));
        ASSERT_TRUE(Station::make(seams_, home(), StationKind::Simulation, now_));
    }

    std::filesystem::path home() const { return folder_ / "station"; }
    std::filesystem::path kept() const { return folder_ / "backup"; }
    std::filesystem::path restored() const { return folder_ / "restored"; }

    BackupAsked asked() const {
        return {.station = home(), .destination = kept(), .patience = {}, .seal_keys_to = {}};
    }
    std::string checkpoint_of(std::filesystem::path const& station) {
        return std::string(as_text(disk_.read(station / "ledger/checkpoint").value()));
    }
    RestoreAsked asked_back(std::optional<std::string> newest) {
        return {.backup = kept(),
                .station = restored(),
                .newest_checkpoint = std::move(newest),
                .keys_holder = {}};
    }
    // One entry more.
    void go_on(std::filesystem::path const& station, std::string_view to) {
        auto const opened = Station::open(seams_, station);
        ASSERT_TRUE(opened) << describe(opened.error());
        ASSERT_TRUE((*opened)->set_clock(parse_instant(to).value()));
    }
};

TEST_F(Backup, WhatIsRestoredGoesOnWhereTheStationStopped) {
    go_on(home(), "2026-11-21T15:00:00Z");
    auto const made = back_up(seams_, asked(), {});
    ASSERT_TRUE(made) << describe(made.error());
    EXPECT_FALSE(made->made_by_another);
    EXPECT_TRUE(check_backup(seams_, kept(), {}));
    auto const back = restore(seams_, asked_back(checkpoint_of(home())), {});
    ASSERT_TRUE(back) << describe(back.error());
    EXPECT_EQ(back->head.checkpoint.tree.size, made->manifest.entries);
    go_on(restored(), "2026-11-22T15:00:00Z");
    EXPECT_TRUE(check_station(seams_, restored(), {}));
}

TEST_F(Backup, ABackupThatLacksSignedEntriesIsNotRestored) {
    ASSERT_TRUE(back_up(seams_, asked(), {}));
    go_on(home(), "2026-11-21T15:00:00Z");
    auto const behind = restore(seams_, asked_back(checkpoint_of(home())), {});
    ASSERT_FALSE(behind);
    EXPECT_EQ(behind.error().code, ErrorCode::NotAllowed);
    auto const unshown = restore(seams_, asked_back({}), {});
    ASSERT_FALSE(unshown);
    EXPECT_EQ(unshown.error().code, ErrorCode::NotReady);
    EXPECT_FALSE(disk_.exists(restored()));
}

TEST_F(Backup, AnotherHistoryOfTheSameSizeIsNotRestored) {
    ASSERT_TRUE(back_up(seams_, asked(), {}));
    auto again = asked();
    again.destination = folder_ / "elsewhere";
    // Two copies of one station that both went on.
    ASSERT_TRUE(restore(seams_, asked_back(checkpoint_of(home())), {}));
    go_on(restored(), "2026-11-22T15:00:00Z");
    go_on(home(), "2026-11-21T15:00:00Z");
    ASSERT_TRUE(back_up(seams_, again, {}));
    auto back = asked_back(checkpoint_of(restored()));
    back.backup = again.destination;
    back.station = folder_ / "third";
    auto const forked = restore(seams_, back, {});
    ASSERT_FALSE(forked);
    EXPECT_EQ(forked.error().code, ErrorCode::IntegrityLost);
}

TEST_F(Backup, OneThatIsAtWorkMakesTheCutForWhoWaits) {
    auto const station = Station::open(seams_, home()).value();
    CutsWanted cuts;
    EXPECT_FALSE(cuts.go_on(*station).value()) << "nobody wants one";
    SharedTime clock(now_, [&] { ASSERT_TRUE(cuts.go_on(*station)); });
    auto waiting = asked();
    waiting.patience = std::chrono::seconds(1);
    auto const made = back_up({.disk = disk_, .clock = clock, .entropy = entropy_}, waiting, {});
    ASSERT_TRUE(made) << describe(made.error());
    EXPECT_TRUE(made->made_by_another);
    EXPECT_TRUE(disk_.list(home() / "cuts")->empty());
    EXPECT_TRUE(check_backup(seams_, kept(), {}));
}

TEST_F(Backup, OneThatIsAtWorkAndMakesNoCutIsWaitedForInVain) {
    auto const station = Station::open(seams_, home()).value();
    auto const made = back_up(seams_, asked(), {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::NotReady);
    EXPECT_FALSE(disk_.exists(kept()));
    EXPECT_TRUE(disk_.list(home() / "cuts")->empty());
}

TEST_F(Backup, WhatADeadCommandWantedIsClearedAway) {
    auto const station = Station::open(seams_, home()).value();
    ASSERT_TRUE(disk_.make_folder(home() / "cuts" / "00", true));
    ASSERT_TRUE(disk_.replace(home() / "cuts" / "00.wanted", {}, true));
    ASSERT_TRUE(disk_.replace(home() / "cuts" / "01.failed", {}, true));
    CutsWanted cuts;
    EXPECT_FALSE(cuts.go_on(*station).value());
    EXPECT_TRUE(disk_.list(home() / "cuts")->empty());
}

TEST_F(Backup, WhateverFailsItIsWholeOrAbsent) {
    for (Failing const failing : {Failing::Once, Failing::FromThenOn}) {
        bool failed = true;
        for (std::uint64_t call = 1; failed; ++call) {
            ASSERT_LT(call, 2000u);
            FailingDisk disk(disk_, call, failing);
            auto const made =
                back_up({.disk = disk, .clock = clock_, .entropy = entropy_}, asked(), {});
            failed = disk.has_failed();
            if (!failed) {
                EXPECT_TRUE(made);
            }
            if (disk_.exists(kept())) {
                EXPECT_TRUE(check_backup(seams_, kept(), {})) << call;
            }
            ASSERT_TRUE(disk_.remove(kept()));
        }
    }
    EXPECT_TRUE(check_station(seams_, home(), {})) << "the station takes no harm";
}

TEST_F(Backup, WhateverFailsTheStationIsRestoredWholeOrNotAtAll) {
    ASSERT_TRUE(back_up(seams_, asked(), {}));
    std::string const newest = checkpoint_of(home());
    for (Failing const failing : {Failing::Once, Failing::FromThenOn}) {
        bool failed = true;
        for (std::uint64_t call = 1; failed; ++call) {
            ASSERT_LT(call, 2000u);
            FailingDisk disk(disk_, call, failing);
            auto const back = restore({.disk = disk, .clock = clock_, .entropy = entropy_},
                                      asked_back(newest), {});
            failed = disk.has_failed();
            if (!failed) {
                EXPECT_TRUE(back);
            }
            if (disk_.exists(restored())) {
                EXPECT_TRUE(check_station(seams_, restored(), {})) << call;
            }
            ASSERT_TRUE(disk_.remove(restored()));
        }
    }
}

}  // namespace
}  // namespace penstock::disclosure
