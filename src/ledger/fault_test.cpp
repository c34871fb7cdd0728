// Every call to the disk that opening, appending and publishing make, times every way in which it
// can go wrong, times every way in which the machine can come back. After each the ledger must open
// again and hold what was acknowledged, in order, under a root that the recursion gives. The
// outcome of each is a cell of tests/faults/ledger.txt.
#include "ledger/fsck.h"
#include "ledger/ledger.h"
#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"
#include "platform/real_disk.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <map>
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
    bool opened = false;
    bool all = false;  // nothing failed
};

// Opens, appends and publishes over the edge of a tile, until something fails.
Told play(MemoryDisk& disk, std::string const& last_words = {}) {
    Told told;
    auto opened = Ledger::open(disk, "ledger", origin, test_key());
    if (!opened) return told;
    told.opened = true;
    Ledger& ledger = **opened;
    if (!last_words.empty()) ledger.set_last_words([&] { return last_words; });
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
    told.all = append(3) && append(1) && publish() && append(4) && publish() && append(2);
    if (!told.all) {
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

// How a row ended. The letter is the cell of the table.
enum class End : char {
    Unnoticed = '.',  // all went on; a fresh opening finds everything
    Stopped = 's',    // the process stopped; a fresh opening finds what was acknowledged
    Kept = '+',       // the same, and the group that was under way is there, whole
    Refused = 'r',    // a fresh opening refuses: stored bytes are not those that were written
};

// Opens afresh; what is there must be what was acknowledged, under a root that the recursion gives,
// and life must go on.
End recover(MemoryDisk& disk, Told const& told, Fault fault, std::string const& row) {
    expect_true_checkpoint(disk, row);
    auto opened = Ledger::open(disk, "ledger", origin, test_key());
    if (!opened && fault == Fault::FlipsBit) {
        EXPECT_EQ(opened.error().code, ErrorCode::IntegrityLost) << row;
        EXPECT_FALSE(opened.error().remedy.empty()) << row << ": the way out is not named";
        return End::Refused;
    }
    if (!opened) {
        ADD_FAILURE() << row << ": " << describe(opened.error());
        return End::Refused;
    }
    Ledger& ledger = **opened;
    EXPECT_TRUE(ledger.size() == told.sequenced || ledger.size() == told.asked)
        << row << ": " << ledger.size() << " of " << told.sequenced << " to " << told.asked;
    EXPECT_GE(ledger.published_size(), told.published) << row;
    std::size_t at = 0;
    EXPECT_TRUE(ledger.iterate(LeafIndex(0), [&](LeafIndex, std::string_view text) {
        EXPECT_EQ(text, entry(at)) << row;
        ++at;
        return Result<void>();
    })) << row;
    EXPECT_EQ(at, ledger.size()) << row;
    if (told.all) return End::Unnoticed;
    return ledger.size() == told.sequenced ? End::Stopped : End::Kept;
}

// Life goes on, and what was recovered survives the next failure of the power.
void go_on(MemoryDisk& disk, std::string const& row) {
    disk.power_cycle(Unsynced::Lost);
    auto again = Ledger::open(disk, "ledger", origin, test_key());
    ASSERT_TRUE(again) << row << ": " << describe(again.error());
    std::size_t const recovered = (*again)->size();
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

End play_row(MemoryDisk const& start, FaultRow const& row) {
    auto const disk = start.copy();
    disk->fail_at({.call = row.call, .fault = row.fault});
    Told const told = play(*disk);
    EXPECT_TRUE(disk->met_fault()) << row.text();
    disk->no_more_faults();
    if (row.power) disk->power_cycle(*row.power);
    End const end = recover(*disk, told, row.fault, row.text());
    if (end != End::Refused) go_on(*disk, row.text());
    return end;
}

// One column of the table: a fault, and the ways in which the machine comes back after it.
struct Column {
    Fault fault;
    char const* name;
    bool power_stays;    // the process alone starts again, as the first of the ways
    std::size_t powers;  // how many of every_unsynced follow
};
constexpr Column columns[] = {
    {Fault::FailsLost, "lost ", true, 4},   {Fault::FailsHalf, "half ", true, 4},
    {Fault::FailsKept, "kept ", true, 4},   {Fault::CrashBefore, "befor", false, 4},
    {Fault::CrashAfter, "after", false, 4}, {Fault::FlipsBit, "flip ", true, 1}};

constexpr char const* head_of_table =
    R"(Every call to the disk that opening, appending and publishing a ledger make (src/ledger/fault_test.cpp), with every fault.

Faults: lost, half, kept: the call fails and has done nothing, half, all. befor, after: the power goes off before the call, after it. flip: the
call succeeds and one bit of what it read or wrote is wrong. Letters of a group are the ways to come back: the process starts again on a running
machine (not where the power went off); then the power goes off and unsynced bytes and names are lost, kept, torn, full of holes.

  .  unnoticed: all went on, and a fresh opening finds everything
  s  the process stopped, and a fresh opening finds exactly what was acknowledged
  +  the same, and the group that was under way is there too, whole
  r  a fresh opening refuses: IntegrityLost, with the way out

In all but r the tree goes on, its root is that of the recursion, and fsck finds it clean. No row ends in a wrong tree.

)";

std::string table_of(MemoryDisk const& start, std::vector<std::string> const& calls,
                     std::uint64_t& rows) {
    std::string table = "call                                          ";
    for (Column const& column : columns) table += " " + std::string(column.name);
    table.erase(table.find_last_not_of(' ') + 1);
    table += "\n";
    for (std::uint64_t call = 1; call <= calls.size(); ++call) {
        std::string line = std::to_string(call) + " " + calls[call - 1];
        line.resize(std::max<std::size_t>(line.size(), 46), ' ');
        for (Column const& column : columns) {
            std::string cells;
            auto const play_cell = [&](std::optional<Unsynced> power) {
                cells += static_cast<char>(play_row(start, {call, column.fault, power}));
                ++rows;
            };
            if (column.power_stays) play_cell({});
            for (std::size_t i = 0; i < column.powers; ++i) play_cell(every_unsynced[i]);
            cells.resize(5, ' ');
            line += " " + cells;
        }
        table += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return table;
}

// The table is compared with the one that was reviewed, so that a behaviour that changes shows in
// review. PENSTOCK_WRITE_TABLES=1 writes it anew.
TEST(LedgerFaults, EveryCallTimesEveryFaultEndsCleanOrInAStop) {
    auto const start = prepared_disk();
    auto const log = start->copy();
    log->keep_log();
    Told const told = play(*log);
    EXPECT_EQ(told.sequenced, prepared + 10);
    EXPECT_EQ(told.published, prepared + 8);
    std::uint64_t rows = 0;
    std::string const table = head_of_table + table_of(*start, log->log(), rows);
    std::cout << rows << " rows: " << log->log().size() << " calls\n";
    EXPECT_GT(log->log().size(), 60u);

    platform::RealDisk disk;
    std::string const whole = table + "\n" + std::to_string(rows) + " rows\n";
    if (std::getenv("PENSTOCK_WRITE_TABLES") != nullptr) {
        ASSERT_TRUE(disk.replace("tests/faults/ledger.txt", as_bytes(whole), false));
    }
    auto const in_review = disk.read("tests/faults/ledger.txt");
    ASSERT_TRUE(in_review);
    EXPECT_EQ(as_text(*in_review), whole);
}

// Room for one last entry is kept, so that the stop itself is recorded.
TEST(LedgerFaults, AFullDiskIsRecordedWhateverItsSize) {
    auto const start = prepared_disk();
    std::size_t used = 0;
    for (auto const& [name, bytes] : start->files()) used += bytes.size();
    int recorded = 0;
    for (std::size_t room = 0; room < 90'000; room += room < 30'000 ? 97 : 1013) {
        auto const disk = start->copy();
        disk->set_capacity(used + room);
        std::string const row = std::to_string(room) + " bytes of room";
        Told const told = play(*disk, "the last words");
        disk->set_capacity({});
        expect_true_checkpoint(*disk, row);
        auto const opened = Ledger::open(*disk, "ledger", origin, test_key());
        ASSERT_TRUE(opened) << row << ": " << describe(opened.error());
        bool const has_words = **(*opened)->last_entry() == "the last words";
        EXPECT_EQ((*opened)->size(), told.sequenced + (has_words ? 1 : 0)) << row;
        EXPECT_EQ(has_words, told.opened && !told.all) << row;
        recorded += has_words ? 1 : 0;
        ASSERT_TRUE((*opened)->publish()) << row;
        EXPECT_TRUE(fsck(*disk, "ledger", verifier())) << row;
    }
    EXPECT_GT(recorded, 10);
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
