#include "ledger/ledger.h"

#include "ledger/fsck.h"
#include "ledger/receipt.h"
#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

namespace penstock::ledger {
namespace {

using penstock::testing::MemoryDisk;

std::string const origin = "simulation/example.gov/log";

crypto::SigningKey test_key(std::uint8_t number = 1) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *crypto::SigningKey::from_seed(seed);
}

std::vector<std::string> entries(std::size_t from, std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = from; i < from + count; ++i) all.push_back("record " + std::to_string(i));
    return all;
}

Digest naive_root(std::size_t size) {
    std::vector<Digest> leaves;
    for (std::string const& entry : entries(0, size)) {
        leaves.push_back(merkle::leaf_hash(as_bytes(entry)));
    }
    return merkle::naive::root(leaves);
}

class LedgerTest : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(Ledger::create(disk, "ledger", origin, test_key())); }

    std::unique_ptr<Ledger> opened() {
        auto ledger = Ledger::open(disk, "ledger", origin, test_key());
        EXPECT_TRUE(ledger) << describe(ledger.error());
        return std::move(*ledger);
    }
    void appended(std::size_t from, std::size_t count) {
        auto const ledger = opened();
        ASSERT_TRUE(ledger->append(entries(from, count)));
    }
    void published(std::size_t count) {
        auto const ledger = opened();
        ASSERT_TRUE(ledger->append(entries(ledger->size(), count)));
        ASSERT_TRUE(ledger->publish());
    }
    ErrorCode open_error() {
        auto const ledger = Ledger::open(disk, "ledger", origin, test_key());
        return ledger ? ErrorCode::Malformed : ledger.error().code;
    }

    MemoryDisk disk;
    VerifierKey const key = verifier_key(origin, test_key());
};

TEST_F(LedgerTest, ANewOneIsEmptyAndSigned) {
    auto const ledger = opened();
    EXPECT_EQ(ledger->size(), 0u);
    EXPECT_EQ(open_checkpoint(ledger->checkpoint(), key)->tree.root, merkle::empty_root());
    EXPECT_EQ(*ledger->last_entry(), std::nullopt);
    EXPECT_EQ(ledger->read(LeafIndex(0)).error().code, ErrorCode::NotFound);
    EXPECT_EQ(Ledger::create(disk, "ledger", origin, test_key()).error().code,
              ErrorCode::AlreadyExists);
}

TEST_F(LedgerTest, IndicesFollowTheOrderOfCalls) {
    auto const ledger = opened();
    EXPECT_EQ(ledger->append(entries(0, 3))->value(), 0u);
    EXPECT_EQ(ledger->append(entries(3, 1))->value(), 3u);
    ASSERT_TRUE(ledger->publish());
    EXPECT_EQ(ledger->append(entries(4, 2))->value(), 4u);
    EXPECT_EQ(ledger->append({})->value(), 6u);
    EXPECT_EQ(ledger->size(), 6u);
    EXPECT_EQ(ledger->published_size(), 4u);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(as_text(*ledger->read(LeafIndex(i))), "record " + std::to_string(i));
    }
    EXPECT_EQ(**ledger->last_entry(), "record 5");
}

TEST_F(LedgerTest, EverySizeHasTheRootOfTheRecursion) {
    auto const ledger = opened();
    for (std::size_t i = 0; i < 40; ++i) {
        ASSERT_TRUE(ledger->append(entries(i, 1)));
        ASSERT_TRUE(ledger->publish());
        ASSERT_EQ(open_checkpoint(ledger->checkpoint(), key)->tree,
                  (merkle::TreeHead{i + 1, naive_root(i + 1)}));
    }
    EXPECT_TRUE(fsck(disk, "ledger", key));
}

TEST_F(LedgerTest, SizesAroundTilesComeBackAfterOpening) {
    std::size_t size = 0;
    for (std::size_t const next : {1u, 255u, 256u, 257u, 511u, 512u, 700u}) {
        appended(size, next - size);
        size = next;
        auto const ledger = opened();
        ASSERT_EQ(ledger->size(), size);
        ASSERT_TRUE(ledger->publish());
        ASSERT_EQ(ledger->published().tree.root, naive_root(size)) << size;
        auto const report = fsck(disk, "ledger", key);
        ASSERT_TRUE(report);
        EXPECT_EQ(report->published, size);
    }
    EXPECT_FALSE(disk.exists("ledger/tile/0/000.p")) << "a full tile replaces its partial ones";
    EXPECT_FALSE(disk.exists("ledger/tile/entries/001.p"));
    EXPECT_TRUE(disk.exists("ledger/tile/0/002.p/188"));
}

TEST_F(LedgerTest, ALargeTreeOpensFromItsRightEdge) {
    published(70000);
    EXPECT_EQ(opened()->published().tree.root, naive_root(70000));
    std::uint64_t const before = disk.calls();
    auto const ledger = opened();
    EXPECT_LT(disk.calls() - before, 25u);
    EXPECT_EQ(as_text(*ledger->read(LeafIndex(66000))), "record 66000");
}

TEST_F(LedgerTest, IterationPassesFromTilesToTheJournal) {
    published(300);
    auto const ledger = opened();
    ASSERT_TRUE(ledger->append(entries(300, 5)));
    std::size_t at = 250;
    ASSERT_TRUE(ledger->iterate(LeafIndex(250), [&](LeafIndex index, std::string_view entry) {
        EXPECT_EQ(index.value(), at);
        EXPECT_EQ(entry, "record " + std::to_string(at));
        ++at;
        return Result<void>();
    }));
    EXPECT_EQ(at, 305u);
    auto const stopped = ledger->iterate(LeafIndex(0), [&](LeafIndex index, std::string_view) {
        if (index.value() < 3) return Result<void>();
        return Result<void>(fail(ErrorCode::NotReady, "enough"));
    });
    EXPECT_EQ(stopped.error().code, ErrorCode::NotReady);
}

TEST_F(LedgerTest, AnEntryOfTheLargestSizeFitsAndALargerOneIsRefusedWhole) {
    auto const ledger = opened();
    std::vector<std::string> const fits{std::string(65535, 'x')};
    ASSERT_TRUE(ledger->append(fits));
    std::vector<std::string> const too_large{"small", std::string(65536, 'x')};
    EXPECT_EQ(ledger->append(too_large).error().code, ErrorCode::Malformed);
    EXPECT_EQ(ledger->size(), 1u);
    ASSERT_TRUE(ledger->append(entries(1, 1))) << "a refused entry does not stop the ledger";
    ASSERT_TRUE(ledger->publish());
    EXPECT_TRUE(fsck(disk, "ledger", key));
}

TEST_F(LedgerTest, ALotThatIsWaitingIsPublishedWithoutBeingAsked) {
    auto const ledger = opened();
    std::vector<std::string> const big(600, std::string(60000, 'x'));
    ASSERT_TRUE(ledger->append(big));
    EXPECT_EQ(ledger->published_size(), 0u);
    ASSERT_TRUE(ledger->append(big));
    EXPECT_EQ(ledger->published_size(), 1200u);
}

TEST_F(LedgerTest, OneWriterAtATimeAndReadersMeanwhile) {
    auto const writer = opened();
    ASSERT_TRUE(writer->append(entries(0, 3)));
    EXPECT_EQ(open_error(), ErrorCode::NotReady);
    auto const reader = Ledger::open_reader(disk, "ledger", key);
    ASSERT_TRUE(reader);
    EXPECT_EQ((*reader)->size(), 3u);
    EXPECT_EQ((*reader)->append(entries(3, 1)).error().code, ErrorCode::NotReady);
    EXPECT_EQ((*reader)->publish().error().code, ErrorCode::NotReady);
    ASSERT_TRUE(writer->publish());
    EXPECT_EQ((*reader)->published_size(), 0u) << "a reader sees the moment when it was opened";
}

TEST_F(LedgerTest, AnotherKeyOrOriginDoesNotOpenIt) {
    published(3);
    EXPECT_EQ(Ledger::open(disk, "ledger", origin, test_key(2)).error().code,
              ErrorCode::IntegrityLost);
    EXPECT_EQ(Ledger::open(disk, "ledger", "other.gov/log", test_key()).error().code,
              ErrorCode::IntegrityLost);
    EXPECT_EQ(Ledger::open(disk, "elsewhere", origin, test_key()).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(open_error(), ErrorCode::Malformed) << "the right key opens it";
}

TEST_F(LedgerTest, AFolderThatCannotBeWrittenIsFoundOutOnOpening) {
    published(3);
    std::uint64_t const before = disk.calls();
    opened();
    std::uint64_t const calls = disk.calls() - before;
    for (std::uint64_t i = 1; i <= calls; ++i) {
        disk.fail_at({.call = disk.calls() + i, .fault = penstock::testing::Fault::FailsLost});
        EXPECT_FALSE(Ledger::open(disk, "ledger", origin, test_key())) << i;
        disk.no_more_faults();
    }
    EXPECT_EQ(opened()->size(), 3u);
}

TEST_F(LedgerTest, EveryChangedFileOfThePublishedTreeIsFoundByFsck) {
    published(300);
    appended(300, 2);
    ASSERT_TRUE(fsck(disk, "ledger", key));
    int changed = 0;
    for (auto const& [name, bytes] : disk.files()) {
        if (name.ends_with("lock") || name == "ledger/reserve") continue;
        for (std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
            Bytes flipped = bytes;
            flipped[at] ^= 1;
            disk.overwrite(name, flipped);
            auto const report = fsck(disk, "ledger", key);
            EXPECT_FALSE(report) << name << " " << at;
            EXPECT_TRUE(report || report.error().code == ErrorCode::IntegrityLost) << name;
            ++changed;
        }
        disk.overwrite(name, bytes);
    }
    EXPECT_EQ(changed, 3 * 8);  // 2 bundles, 2 + 1 tiles, checkpoint, journal, last signed
    EXPECT_TRUE(fsck(disk, "ledger", key));
}

TEST_F(LedgerTest, AnOlderCheckpointOverTheSameFolderIsRefused) {
    published(3);
    Bytes const older = *disk.read("ledger/checkpoint");
    published(3);
    disk.overwrite("ledger/checkpoint", older);
    EXPECT_EQ(open_error(), ErrorCode::IntegrityLost);
}

TEST_F(LedgerTest, AnOlderJournalOverTheSameFolderIsRefused) {
    published(3);
    Bytes const older = *disk.read("ledger/journal");
    published(3);
    disk.overwrite("ledger/journal", older);
    EXPECT_EQ(open_error(), ErrorCode::IntegrityLost);
    ASSERT_TRUE(disk.remove("ledger/journal"));
    EXPECT_EQ(open_error(), ErrorCode::IntegrityLost);
}

TEST_F(LedgerTest, AJournalThatIsExchangedUnderTheWriterStopsIt) {
    auto const ledger = opened();
    ASSERT_TRUE(ledger->append(entries(0, 1)));
    ASSERT_TRUE(disk.remove("ledger/journal"));
    EXPECT_EQ(ledger->append(entries(1, 1)).error().code, ErrorCode::IntegrityLost);
    EXPECT_EQ(ledger->append(entries(1, 1)).error().code, ErrorCode::DurabilityLost);
    EXPECT_EQ(ledger->publish().error().code, ErrorCode::DurabilityLost);
}

TEST_F(LedgerTest, AJournalThatIsReplacedByAnotherFileStopsTheWriter) {
    auto const ledger = opened();
    disk.overwrite("ledger/journal", to_bytes("another file"));
    EXPECT_EQ(ledger->append(entries(0, 1)).error().code, ErrorCode::IntegrityLost);
}

TEST_F(LedgerTest, AChangedInnerTileThatOpeningDoesNotReadIsFoundByFsck) {
    published(70000);
    Bytes tile = *disk.read("ledger/tile/1/000");
    tile[100] ^= 1;
    disk.overwrite("ledger/tile/1/000", tile);
    EXPECT_EQ(open_error(), ErrorCode::Malformed) << "opening reads the right edge alone";
    EXPECT_EQ(fsck(disk, "ledger", key).error().code, ErrorCode::IntegrityLost);
}

TEST_F(LedgerTest, ReceiptsProveTheirEntryAndNoOther) {
    published(300);
    auto const ledger = opened();
    ASSERT_TRUE(ledger->append(entries(300, 1)));
    EXPECT_EQ(ledger->receipt(LeafIndex(300)).error().code, ErrorCode::NotReady);
    for (std::uint64_t index : {0u, 1u, 255u, 256u, 299u}) {
        auto const text = ledger->receipt(LeafIndex(index), as_bytes("opening"));
        ASSERT_TRUE(text);
        auto const receipt = parse_receipt(*text);
        ASSERT_TRUE(receipt);
        EXPECT_EQ(as_text(receipt->extra), "opening");
        std::string const entry = "record " + std::to_string(index);
        EXPECT_EQ(verify_receipt(*receipt, as_bytes(entry), key)->tree.size, 300u);
        EXPECT_FALSE(verify_receipt(*receipt, as_bytes("record 2"), key));
        Receipt moved = *receipt;
        ++moved.index;
        EXPECT_FALSE(verify_receipt(moved, as_bytes(entry), key));
        for (std::size_t size = 0; size < text->size(); ++size) {
            auto const cut = parse_receipt(std::string_view(*text).substr(0, size));
            EXPECT_FALSE(cut && verify_receipt(*cut, as_bytes(entry), key)) << size;
        }
    }
}

TEST_F(LedgerTest, LaterTreesProveThatTheyBeganAsEarlierOnes) {
    std::vector<merkle::TreeHead> trees;
    for (std::size_t count : {1u, 4u, 250u, 2u, 43u}) {
        published(count);
        trees.push_back(opened()->published().tree);
    }
    auto const ledger = opened();
    for (merkle::TreeHead const& older : trees) {
        auto const proof = ledger->consistency(older.size, 300);
        ASSERT_TRUE(proof);
        EXPECT_TRUE(merkle::verify_consistency(older, trees.back(), *proof)) << older.size;
        auto const between = ledger->consistency(trees.front().size, older.size);
        ASSERT_TRUE(between);
        EXPECT_TRUE(merkle::verify_consistency(trees.front(), older, *between)) << older.size;
    }
    EXPECT_EQ(ledger->consistency(5, 1).error().code, ErrorCode::Malformed);
    EXPECT_EQ(ledger->consistency(1, 301).error().code, ErrorCode::Malformed);
    EXPECT_EQ(ledger->consistency(0, 300).error().code, ErrorCode::Malformed);
    EXPECT_EQ(ledger->consistency(301, 301).error().code, ErrorCode::Malformed);
}

TEST_F(LedgerTest, AnExportHoldsThePublishedTreeAndNothingElse) {
    published(300);
    appended(300, 1);
    ASSERT_TRUE(disk.make_folder("out"));
    ASSERT_TRUE(opened()->export_to("out/e"));
    std::vector<std::string> names;
    for (auto const& [name, bytes] : disk.files()) {
        if (name.starts_with("out/")) names.push_back(name);
    }
    EXPECT_EQ(names,
              (std::vector<std::string>{"out/e/checkpoint", "out/e/tile/0/000",
                                        "out/e/tile/0/001.p/45", "out/e/tile/1/000.p/1",
                                        "out/e/tile/entries/000", "out/e/tile/entries/001.p/45"}));
    EXPECT_EQ(opened()->export_to("out/e").error().code, ErrorCode::AlreadyExists);
    TileReader tiles(disk, "out/e", 301);
    EXPECT_EQ(*merkle::root_of(301, tiles.subtrees()), naive_root(301));
    EXPECT_TRUE(tiles.bundle(1));
}

TEST_F(LedgerTest, AnExportOfHashesHoldsNoEntries) {
    published(3);
    ASSERT_TRUE(disk.make_folder("out"));
    ASSERT_TRUE(opened()->export_to("out/e/", ExportScope::HashesOnly));
    EXPECT_TRUE(disk.exists("out/e/tile/0/000.p/3"));
    EXPECT_FALSE(disk.exists("out/e/tile/entries"));
}

TEST_F(LedgerTest, AReaderExportsWhatIsPublished) {
    published(3);
    appended(3, 1);
    auto const reader = Ledger::open_reader(disk, "ledger", key);
    ASSERT_TRUE(reader);
    ASSERT_TRUE(disk.make_folder("out"));
    ASSERT_TRUE((*reader)->export_to("out/e"));
    EXPECT_EQ(open_checkpoint(as_text(*disk.read("out/e/checkpoint")), key)->tree.size, 3u);
}

}  // namespace
}  // namespace penstock::ledger
