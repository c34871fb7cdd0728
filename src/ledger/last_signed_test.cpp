// The last signed checkpoint, apart from the folder: what a restored, replaced or forked folder
// meets.
#include "ledger/fsck.h"
#include "ledger/ledger.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace penstock::ledger {
namespace {

using penstock::testing::Fault;
using penstock::testing::MemoryDisk;

std::string const origin = "simulation/example.gov/log";

crypto::SigningKey test_key(std::uint8_t number = 1) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *crypto::SigningKey::from_seed(seed);
}

class LastSignedTest : public ::testing::Test {
protected:
    using Files = std::map<std::string, Bytes>;

    void SetUp() override {
        ASSERT_TRUE(disk.make_folder("vault"));
        ASSERT_TRUE(Ledger::create(disk, place, origin, test_key()));
    }
    Result<std::unique_ptr<Ledger>> open() { return Ledger::open(disk, place, origin, test_key()); }
    void publish(std::size_t count, std::string const& text = "record") {
        auto const ledger = open();
        ASSERT_TRUE(ledger) << describe(ledger.error());
        ASSERT_TRUE((*ledger)->append(std::vector<std::string>(count, text)));
        ASSERT_TRUE((*ledger)->publish());
    }
    // A backup of the ledger's folder alone.
    Files backup() {
        Files files = disk.files();
        std::erase_if(files, [](auto const& file) { return !file.first.starts_with("ledger/"); });
        return files;
    }
    void restore(Files const& files) {
        ASSERT_TRUE(disk.remove("ledger"));
        ASSERT_TRUE(disk.make_folder("ledger"));
        for (auto const& [name, bytes] : files) {
            ASSERT_TRUE(disk.make_folder(Disk::Path(name).parent_path()));
            disk.overwrite(name, bytes);
        }
    }
    std::string refusal() {
        auto const ledger = open();
        if (ledger) return "opened";
        EXPECT_EQ(ledger.error().code, ErrorCode::IntegrityLost);
        EXPECT_FALSE(ledger.error().remedy.empty());
        return std::string(ledger.error().what.view());
    }

    MemoryDisk disk;
    Place const place{"ledger", "vault/checkpoint"};
    VerifierKey const key = verifier_key(origin, test_key());
    std::string const older = "the ledger's folder is older than the last signed checkpoint";
    std::string const forked =
        "the ledger's folder and the last signed checkpoint are two histories";
};

TEST_F(LastSignedTest, IsWrittenBeforeTheFolderShowsTheCheckpoint) {
    auto const ledger = open();
    ASSERT_TRUE((*ledger)->append(std::vector<std::string>{"a"}));
    disk.keep_log();
    ASSERT_TRUE((*ledger)->publish());
    auto const& log = disk.log();
    auto const apart = std::ranges::find(log, "replace vault/checkpoint");
    auto const shown = std::ranges::find(log, "replace ledger/checkpoint");
    ASSERT_NE(apart, log.end());
    ASSERT_NE(shown, log.end());
    EXPECT_LT(apart, shown);
    EXPECT_EQ(*disk.read("vault/checkpoint"), *disk.read("ledger/checkpoint"));
}

TEST_F(LastSignedTest, ARestoredBackupOfTheFolderIsRefused) {
    publish(3);
    Files const old = backup();
    publish(300);
    restore(old);
    EXPECT_EQ(refusal(), older);
    auto const checked = fsck(disk, place, key);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().what.view(), older);
}

TEST_F(LastSignedTest, ALostTailIsRefused) {
    publish(3);
    publish(1);
    Files files = backup();
    for (auto const& [name, bytes] : files) {
        if (name.find("/tile/") == std::string::npos || !name.ends_with("/4")) continue;
        ASSERT_TRUE(disk.remove(name));
        EXPECT_NE(refusal(), "opened") << name;
        disk.overwrite(name, bytes);
    }
    EXPECT_EQ(refusal(), "opened");
}

TEST_F(LastSignedTest, AFolderThatIsGoneOrNewIsRefused) {
    publish(3);
    ASSERT_TRUE(disk.remove("ledger"));
    EXPECT_EQ(refusal(), older);
    EXPECT_EQ(Ledger::create(disk, place, origin, test_key()).error().code,
              ErrorCode::AlreadyExists);
}

TEST_F(LastSignedTest, AForkedHistoryIsRefused) {
    publish(3);
    Files const common = backup();
    Bytes const common_last = *disk.read("vault/checkpoint");
    publish(2, "one way");
    Bytes const one_way = *disk.read("vault/checkpoint");
    restore(common);
    disk.overwrite("vault/checkpoint", common_last);
    publish(2, "the other way");
    disk.overwrite("vault/checkpoint", one_way);
    EXPECT_EQ(refusal(), forked);
}

TEST_F(LastSignedTest, AnOldOrMissingOrForeignLastSignedIsRefusedAndPutBackByTheNewest) {
    publish(3);
    Bytes const old = *disk.read("vault/checkpoint");
    publish(3);
    std::string const newest(as_text(*disk.read("ledger/checkpoint")));

    disk.overwrite("vault/checkpoint", old);
    EXPECT_EQ(refusal(), "the last signed checkpoint is older than the ledger's folder");
    EXPECT_FALSE(fsck(disk, place, key));
    ASSERT_TRUE(disk.remove("vault/checkpoint"));
    EXPECT_EQ(refusal(), "the last signed checkpoint is missing");
    disk.overwrite("vault/checkpoint", to_bytes("not a note"));
    EXPECT_EQ(refusal(), "the last signed checkpoint is not signed by the ledger's key");

    EXPECT_FALSE(Ledger::recover(disk, place, key, std::string(as_text(old))))
        << "the folder has signed more than that";
    EXPECT_EQ(Ledger::recover(disk, place, key, "not a note").error().code, ErrorCode::NotAllowed);
    ASSERT_TRUE(Ledger::recover(disk, place, key, newest));
    EXPECT_EQ(refusal(), "opened");
    EXPECT_TRUE(fsck(disk, place, key));
}

TEST_F(LastSignedTest, RecoveryCannotGoBackBehindWhatWasSigned) {
    publish(3);
    Files const old = backup();
    std::string const old_note(as_text(*disk.read("ledger/checkpoint")));
    publish(3);
    restore(old);
    EXPECT_EQ(Ledger::recover(disk, place, key, old_note).error().code, ErrorCode::NotAllowed);
    EXPECT_EQ(refusal(), older);
}

// Both orders of a crash between the two writes open cleanly.
TEST_F(LastSignedTest, ACrashBetweenTheTwoWritesIsCompleted) {
    publish(3);
    for (std::string const cut : {"replace vault/checkpoint", "replace ledger/checkpoint"}) {
        for (Fault const fault : {Fault::CrashBefore, Fault::CrashAfter}) {
            auto opened = open();
            ASSERT_TRUE((*opened)->append(std::vector<std::string>{"a", "b"}));
            std::uint64_t const size = (*opened)->size();
            auto const rehearsal = disk.copy();
            {
                auto const other = Ledger::open(*rehearsal, place, origin, test_key());
                rehearsal->keep_log();
                ASSERT_TRUE((*other)->publish());
            }
            auto const& log = rehearsal->log();
            auto const at = std::ranges::find(log, cut) - log.begin();
            disk.fail_at(
                {.call = disk.calls() + static_cast<std::uint64_t>(at) + 1, .fault = fault});
            EXPECT_FALSE((*opened)->publish());
            EXPECT_TRUE(disk.met_fault());
            opened->reset();
            disk.no_more_faults();
            disk.power_cycle(penstock::testing::Unsynced::Lost);
            auto const reader = Ledger::open_reader(disk, place, key);
            ASSERT_TRUE(reader) << cut << describe(reader.error());
            EXPECT_EQ((*reader)->size(), size);
            ASSERT_TRUE(fsck(disk, place, key)) << cut;
            opened = open();
            ASSERT_TRUE(opened) << cut << describe(opened.error());
            EXPECT_EQ((*opened)->size(), size);
            bool const apart = cut.ends_with("ledger/checkpoint") || fault == Fault::CrashAfter;
            EXPECT_EQ((*opened)->published_size() == size, apart);
            ASSERT_TRUE((*opened)->publish());
            EXPECT_EQ(*disk.read("vault/checkpoint"), *disk.read("ledger/checkpoint"));
        }
    }
}

TEST_F(LastSignedTest, WhoeverElseSignsStopsThisProcess) {
    publish(3);
    auto const ledger = open();
    ASSERT_TRUE((*ledger)->append(std::vector<std::string>{"a"}));
    Bytes other = *disk.read("vault/checkpoint");
    other.push_back('\n');
    disk.overwrite("vault/checkpoint", other);
    Bytes const shown = *disk.read("ledger/checkpoint");
    EXPECT_EQ((*ledger)->publish().error().code, ErrorCode::IntegrityLost);
    EXPECT_EQ(*disk.read("ledger/checkpoint"), shown) << "nothing became visible";
    EXPECT_EQ((*ledger)->append(std::vector<std::string>{"b"}).error().code,
              ErrorCode::DurabilityLost);
}

TEST_F(LastSignedTest, TwoCopiesOfOneStationCannotBothSign) {
    publish(3);
    ASSERT_TRUE(disk.make_folder("copy"));
    for (auto const& [name, bytes] : backup()) {
        std::string const other = "copy" + name.substr(std::string("ledger").size());
        ASSERT_TRUE(disk.make_folder(Disk::Path(other).parent_path()));
        disk.overwrite(other, bytes);
    }
    auto const first = open();
    ASSERT_TRUE(first);
    auto const second = Ledger::open(disk, Place("copy", "vault/checkpoint"), origin, test_key());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::NotReady);
}

TEST_F(LastSignedTest, ANewKeySignsTheSameTreeAndTheFormerOneNoLonger) {
    publish(3);
    auto const tree = (*open())->published().tree;
    {
        auto const ledger = Ledger::open(disk, place, origin, test_key(2), key);
        ASSERT_TRUE(ledger) << describe(ledger.error());
        EXPECT_EQ((*ledger)->published().tree, tree);
    }
    VerifierKey const new_key = verifier_key(origin, test_key(2));
    EXPECT_TRUE(open_checkpoint(as_text(*disk.read("ledger/checkpoint")), new_key));
    EXPECT_TRUE(open_checkpoint(as_text(*disk.read("vault/checkpoint")), new_key));
    EXPECT_NE(refusal(), "opened") << "the former key";
    EXPECT_TRUE(Ledger::open(disk, place, origin, test_key(2)));
}

}  // namespace
}  // namespace penstock::ledger
