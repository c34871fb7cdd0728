#include "merkle/tile.h"

#include "merkle/bundle.h"
#include "merkle/hash.h"
#include "merkle/testing/vector_scan.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace penstock::merkle {
namespace {

std::filesystem::path const tiles = "../shared/data/tlog/known-answers/rfc6962-tiles.json";
std::filesystem::path const sample = "../shared/data/tlog/tessera-sample-log/testdata/log";

TEST(Tile, PathsAreThePublishedOnes) {
    if (!std::filesystem::exists(tiles)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(tiles);
    scan.next("tile_paths");
    std::size_t const end = scan.find("\"partial_tile_widths\"");
    int paths = 0;
    while (scan.next("level", end)) {
        TileId tile{.level = static_cast<unsigned>(scan.number())};
        ASSERT_TRUE(scan.next("index"));
        tile.index = scan.number();
        ASSERT_TRUE(scan.next("width"));
        tile.width = static_cast<unsigned>(scan.number());
        ASSERT_TRUE(scan.next("path"));
        EXPECT_EQ(tile.path(), scan.string());
        ++paths;
    }
    EXPECT_EQ(paths, 12);
}

TEST(Tile, PartialWidthsAreThePublishedOnes) {
    if (!std::filesystem::exists(tiles)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(tiles);
    scan.next("partial_tile_widths");
    int trees = 0;
    while (scan.next("tree_size")) {
        std::uint64_t const size = scan.number();
        std::size_t const end = scan.find("\"tree_size\"");
        unsigned levels = 0;
        while (scan.next("level", end)) {
            ASSERT_EQ(scan.number(), levels) << size;
            scan.next("full_tiles");
            EXPECT_EQ(scan.number(), hashes_at(levels, size) / tile_width) << size;
            scan.next("partial_width");
            EXPECT_EQ(scan.number(), hashes_at(levels, size) % tile_width) << size;
            ++levels;
        }
        EXPECT_EQ(levels, levels_of(size)) << size;
        ++trees;
    }
    EXPECT_EQ(trees, 9);
}

TEST(Tile, GrowthNamesEveryTileThatIsNewAndNoOther) {
    std::vector<std::string> paths;
    auto collect = [&](TileId const& tile) -> Result<void> {
        paths.push_back(tile.path());
        return {};
    };
    ASSERT_TRUE(for_each_new_tile(0, 70000, collect));
    EXPECT_EQ(paths.size(), 274u + 2u + 1u);
    paths.clear();
    ASSERT_TRUE(for_each_new_tile(255, 256, collect));
    EXPECT_EQ(paths, (std::vector<std::string>{"tile/0/000", "tile/1/000.p/1"}));
    paths.clear();
    ASSERT_TRUE(for_each_new_tile(256, 300, collect));
    EXPECT_EQ(paths, (std::vector<std::string>{"tile/0/001.p/44"}));
    paths.clear();
    ASSERT_TRUE(for_each_new_tile(300, 300, collect));
    EXPECT_TRUE(paths.empty());
}

TEST(Tile, BytesOfAnyOtherLengthAreRefused) {
    std::vector<Digest> const hashes{leaf_hash(as_bytes("a")), leaf_hash(as_bytes("b"))};
    Bytes bytes = encode_tile(hashes);
    EXPECT_EQ(*decode_tile(bytes, 2), hashes);
    EXPECT_FALSE(decode_tile(bytes, 1));
    EXPECT_FALSE(decode_tile(bytes, 3));
    bytes.pop_back();
    EXPECT_EQ(decode_tile(bytes, 2).error().code, ErrorCode::Malformed);
}

Bytes file(std::filesystem::path const& path) {
    return platform::RealDisk().read(path).value_or(Bytes());
}

TEST(Bundle, ASampleLogOfAnotherMakerIsReadTileByTile) {
    if (!std::filesystem::exists(sample)) GTEST_SKIP() << "the shared sample log is not here";
    for (unsigned size = 1; size <= 15; ++size) {
        Bytes const bundle = file(sample / bundle_path(0, size));
        auto const entries = decode_bundle(bundle);
        ASSERT_TRUE(entries) << size;
        ASSERT_EQ(entries->size(), size);
        std::vector<Digest> leaves;
        Bytes again;
        for (std::string_view entry : *entries) {
            leaves.push_back(leaf_hash(as_bytes(entry)));
            append_to_bundle(again, entry);
        }
        EXPECT_EQ(again, bundle);
        EXPECT_EQ(encode_tile(leaves), file(sample / tile_at(0, 0, size).path())) << size;
    }
}

TEST(Bundle, HoldsEntriesOfEveryLengthThatIsAllowed) {
    Bytes bundle;
    std::vector<std::string> const entries{"", "a", std::string(256, 'b'),
                                           std::string(max_entry_bytes, 'c')};
    for (std::string const& entry : entries) append_to_bundle(bundle, entry);
    auto const back = decode_bundle(bundle);
    ASSERT_TRUE(back);
    EXPECT_TRUE(std::ranges::equal(*back, entries));
}

TEST(Bundle, CutBytesAreRefusedAndNeverReadBeyondTheEnd) {
    Bytes bundle;
    append_to_bundle(bundle, "first");
    append_to_bundle(bundle, "second");
    for (std::size_t size = 0; size < bundle.size(); ++size) {
        auto const entries = decode_bundle(ByteView(bundle).first(size));
        EXPECT_EQ(entries.has_value(), size == 0 || size == 7) << size;
    }
}

}  // namespace
}  // namespace penstock::merkle
