// Every call to the disk that opening, appending and publishing make, times every way in which it
// can go wrong, times every way in which the machine can come back. After each the ledger must open
// again and hold what was acknowledged, in order, under a root that the recursion gives.
#include "ledger/fsck.h"
#include "ledger/ledger.h"
#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <iostream>
#include <optional>

namespace penstock::ledger {
namespace {

using penstock::testing::Fault;
using penstock::testing::MemoryDisk;
using penstock::testing::Unsynced;

std::string const origin = "simulation/example.gov/log";
constexpr std::size_t prepared = 250;  // entries that are published before the trouble starts

crypto::SigningKey const& test_key() {
    static std::array<std::uint8_t, 32> const seed{7};
    static crypto::SigningKey const key = *crypto::SigningKey::from_seed(seed);
    return key;
}

VerifierKey const& verifier() {
    static VerifierKey const key = verifier_key(origin, test_key());
    return key;
}

std::string entry(std::size_t index) {
    return "{\"n\":" + std::to_string(index) + "}" + std::string(index % 70, '.');
}

std::vector<std::string> entries(std::size_t from, std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = from; i < from + count; ++i) all.push_back(entry(i));
    return all;
}

Digest const& naive_root(std::size_t size) {
    static std::map<std::size_t, Digest> known;
    auto const [found, is_new] = known.try_emplace(size);
    if (is_new) {
        std::vector<Digest> leaves;
        for (std::size_t i = 0; i < size; ++i) {
            leaves.push_back(merkle::leaf_hash(as_bytes(entry(i))));
        }
        found->second = merkle::naive::root(leaves);
    }
    return found->second;
}

std::unique_ptr<MemoryDisk> prepared_disk() {
    auto disk = std::make_unique<MemoryDisk>();
    EXPECT_TRUE(Ledger::create(*disk, "ledger", origin, test_key()));
    auto const ledger = Ledger::open(*disk, "ledger", origin, test_key());
    EXPECT_TRUE((*ledger)->append(entries(0, prepared)));
    EXPECT_TRUE((*ledger)->publish());
    return disk;
}

// What the caller of the ledger has been told.
struct Told {
    std::size_t sequenced = prepared;
    std::size_t published = prepared;
    std::size_t asked = prepared;  // sequenced, or in a group that failed
};

// Opens, appends and publishes over the edge of a tile, until something fails.
Told play(MemoryDisk& disk) {
    Told told;
    auto opened = Ledger::open(disk, "ledger", origin, test_key());
    if (!opened) return told;
    Ledger& ledger = **opened;
    auto append = [&](std::size_t count) {
        told.asked = told.sequenced + count;
        auto const first = ledger.append(entries(told.sequenced, count));
        if (!first) return false;
        EXPECT_EQ(first->value(), told.sequenced);
        told.sequenced += count;
        return true;
    };
    auto publish = [&] {
        if (!ledger.publish()) return false;
        told.published = told.sequenced;
        return true;
    };
    bool const all = append(3) && append(1) && publish() && append(4) && publish() && append(2);
    if (!all) {
        // Invariant 5: nothing more is done after a failure.
        EXPECT_FALSE(ledger.append(entries(told.sequenced, 1)));
        EXPECT_FALSE(ledger.publish());
    }
    return told;
}

// Whatever checkpoint is on the disk and signed must have the root of the recursion.
void expect_true_checkpoint(MemoryDisk& disk, std::string const& row) {
    auto const note = disk.read("ledger/checkpoint");
    if (!note) return;
    auto const checkpoint = open_checkpoint(as_text(*note), verifier());
    if (!checkpoint) return;
    EXPECT_EQ(checkpoint->tree.root, naive_root(checkpoint->tree.size)) << row;
}

enum class Damage { Excluded, Possible };  // whether IntegrityLost is a right answer

void expect_recovery(MemoryDisk& disk, Told const& told, Damage damage, std::string const& row) {
    expect_true_checkpoint(disk, row);
    auto opened = Ledger::open(disk, "ledger", origin, test_key());
    if (!opened && damage == Damage::Possible) {
        EXPECT_EQ(opened.error().code, ErrorCode::IntegrityLost) << row;
        return;
    }
    ASSERT_TRUE(opened) << row << ": " << describe(opened.error());
    Ledger& ledger = **opened;
    EXPECT_TRUE(ledger.size() == told.sequenced || ledger.size() == told.asked)
        << row << ": " << ledger.size() << " of " << told.sequenced << " to " << told.asked;
    EXPECT_GE(ledger.published_size(), told.published) << row;
    std::size_t at = 0;
    ASSERT_TRUE(ledger.iterate(LeafIndex(0), [&](LeafIndex, std::string_view text) {
        EXPECT_EQ(text, entry(at)) << row;
        ++at;
        return Result<void>();
    })) << row;
    EXPECT_EQ(at, ledger.size()) << row;

    // Life goes on, and what was recovered survives the next failure of the power.
    std::size_t const recovered = ledger.size();
    opened->reset();
    disk.power_cycle(Unsynced::Lost);
    auto again = Ledger::open(disk, "ledger", origin, test_key());
    ASSERT_TRUE(again) << row << ": " << describe(again.error());
    ASSERT_EQ((*again)->size(), recovered) << row;
    ASSERT_TRUE((*again)->append(entries(recovered, 2))) << row;
    ASSERT_TRUE((*again)->publish()) << row;
    expect_true_checkpoint(disk, row);
    EXPECT_EQ((*again)->published_size(), recovered + 2) << row;
    auto const report = fsck(disk, "ledger", verifier());
    ASSERT_TRUE(report) << row << ": " << describe(report.error());
}

constexpr Unsynced every_unsynced[] = {Unsynced::Lost, Unsynced::Kept, Unsynced::Torn,
                                       Unsynced::Holes};

struct FaultRow {
    std::uint64_t call;
    Fault fault;
    std::optional<Unsynced> power;  // empty: the process starts again on a running machine

    [[nodiscard]] std::string text() const {
        return "call " + std::to_string(call) + ", fault " +
               std::to_string(static_cast<int>(fault)) + ", power " +
               (power ? std::to_string(static_cast<int>(*power)) : std::string("stays on"));
    }
};

void play_row(MemoryDisk const& start, FaultRow const& row) {
    auto const disk = start.copy();
    disk->fail_at({.call = row.call, .fault = row.fault});
    Told const told = play(*disk);
    EXPECT_TRUE(disk->met_fault()) << row.text();
    disk->no_more_faults();
    if (row.power) disk->power_cycle(*row.power);
    Damage const damage = row.fault == Fault::FlipsBit ? Damage::Possible : Damage::Excluded;
    expect_recovery(*disk, told, damage, row.text());
}

std::uint64_t calls_of_play(MemoryDisk const& start) {
    auto const disk = start.copy();
    Told const told = play(*disk);
    EXPECT_EQ(told.sequenced, prepared + 10);
    EXPECT_EQ(told.published, prepared + 8);
    return disk->calls();
}

TEST(LedgerFaults, EveryFailingCallLosesNothingThatWasAcknowledged) {
    auto const start = prepared_disk();
    std::uint64_t const calls = calls_of_play(*start);
    std::uint64_t rows = 0;
    for (std::uint64_t call = 1; call <= calls; ++call) {
        for (Fault const fault : {Fault::FailsLost, Fault::FailsHalf, Fault::FailsKept}) {
            play_row(*start, {call, fault, {}});
            ++rows;
            for (Unsynced const unsynced : every_unsynced) {
                play_row(*start, {call, fault, unsynced});
                ++rows;
            }
            if (HasFatalFailure()) return;
        }
    }
    std::cout << rows << " rows: " << calls << " calls, 3 ways to fail, 5 ways to come back\n";
    EXPECT_GT(calls, 60u);
}

TEST(LedgerFaults, EveryCrashLosesNothingThatWasAcknowledged) {
    auto const start = prepared_disk();
    std::uint64_t const calls = calls_of_play(*start);
    std::uint64_t rows = 0;
    for (std::uint64_t call = 1; call <= calls; ++call) {
        for (Fault const fault : {Fault::CrashBefore, Fault::CrashAfter}) {
            for (Unsynced const unsynced : every_unsynced) {
                play_row(*start, {call, fault, unsynced});
                ++rows;
            }
            if (HasFatalFailure()) return;
        }
    }
    std::cout << rows << " rows: " << calls << " calls, before and after, 4 ways to come back\n";
}

TEST(LedgerFaults, AFlippedBitIsNeverSigned) {
    auto const start = prepared_disk();
    std::uint64_t const calls = calls_of_play(*start);
    for (std::uint64_t call = 1; call <= calls; ++call) {
        play_row(*start, {call, Fault::FlipsBit, {}});
        play_row(*start, {call, Fault::FlipsBit, Unsynced::Lost});
    }
    std::cout << calls * 2 << " rows\n";
}

TEST(LedgerFaults, ALedgerThatIsHalfMadeIsNoneOrAWholeOne) {
    std::uint64_t calls = 0;
    {
        MemoryDisk disk;
        ASSERT_TRUE(Ledger::create(disk, "ledger", origin, test_key()));
        calls = disk.calls();
    }
    for (std::uint64_t call = 1; call <= calls; ++call) {
        for (Fault const fault : {Fault::CrashBefore, Fault::CrashAfter}) {
            for (Unsynced const unsynced : every_unsynced) {
                MemoryDisk disk;
                disk.fail_at({.call = call, .fault = fault});
                (void)Ledger::create(disk, "ledger", origin, test_key());
                disk.no_more_faults();
                disk.power_cycle(unsynced);
                auto opened = Ledger::open(disk, "ledger", origin, test_key());
                if (!opened) {
                    EXPECT_EQ(opened.error().code, ErrorCode::NotFound) << call;
                    EXPECT_TRUE(Ledger::create(disk, "ledger", origin, test_key())) << call;
                    opened = Ledger::open(disk, "ledger", origin, test_key());
                }
                ASSERT_TRUE(opened) << call;
                EXPECT_TRUE((*opened)->append(entries(0, 1)));
            }
        }
    }
}

// The disk of these tests must be able to lose something, or the tests above show nothing.
TEST(MemoryDisk, ForgetsWhatWasNotMadeDurable) {
    MemoryDisk disk;
    ASSERT_TRUE(disk.make_folder("f"));
    ASSERT_TRUE(disk.sync_folder(""));
    auto const file = disk.open_append("f/a");
    ASSERT_TRUE((*file)->append(as_bytes("durable")));
    ASSERT_TRUE((*file)->sync());
    ASSERT_TRUE(disk.sync_folder("f"));
    ASSERT_TRUE((*file)->append(as_bytes(" and not")));
    ASSERT_TRUE(disk.open_append("f/b"));
    EXPECT_EQ(as_text(*disk.read("f/a")), "durable and not");
    disk.power_cycle(Unsynced::Lost);
    EXPECT_EQ(as_text(*disk.read("f/a")), "durable");
    EXPECT_FALSE(disk.exists("f/b"));
    EXPECT_FALSE((*file)->append(as_bytes("dead"))) << "a handle does not survive the power";
}

}  // namespace
}  // namespace penstock::ledger
