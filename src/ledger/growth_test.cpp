// The second path: nothing that differs from what was sequenced, on the disk or in the roots that
// the first path reckoned, is let through to be signed.
#include "ledger/growth.h"

#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <vector>

namespace penstock::ledger {
namespace {

using penstock::testing::MemoryDisk;

class GrowthTest : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(disk.make_folder("ledger"));
        for (std::size_t i = 0; i < 600; ++i) {
            entries.push_back("record " + std::to_string(i));
            hashes.push_back(merkle::leaf_hash(as_bytes(entries.back())));
        }
        ASSERT_TRUE(write_growth(disk, "ledger", growth(0, 250)));
        ASSERT_TRUE(write_growth(disk, "ledger", growth(250, 600)));
    }
    merkle::TreeHead head(std::size_t size) {
        return {.size = size, .root = merkle::naive::root(std::span(hashes).first(size))};
    }
    Growth growth(std::size_t from, std::size_t to) {
        return {.before = head(from),
                .entries = std::span(entries).subspan(from, to - from),
                .leaf_hashes = std::span(hashes).subspan(from, to - from)};
    }
    ErrorCode judged(Growth const& growth, merkle::TreeHead const& after) {
        auto const verified = verify_growth(disk, "ledger", growth, after);
        return verified ? ErrorCode::NotFound : verified.error().code;
    }

    MemoryDisk disk;
    std::vector<std::string> entries;
    std::vector<Digest> hashes;
    static constexpr ErrorCode passes = ErrorCode::NotFound;
};

TEST_F(GrowthTest, WhatWasWrittenIsLetThrough) {
    EXPECT_EQ(judged(growth(250, 600), head(600)), passes);
}

TEST_F(GrowthTest, ARootThatTheFirstPathReckonedWrongIsNotSigned) {
    merkle::TreeHead wrong = head(600);
    wrong.root.bytes[31] ^= 1;
    EXPECT_EQ(judged(growth(250, 600), wrong), ErrorCode::IntegrityLost);
}

TEST_F(GrowthTest, ATreeThatDoesNotBeginAsTheLastSignedOneIsNotSigned) {
    Growth other = growth(250, 600);
    other.before.root.bytes[0] ^= 1;
    EXPECT_EQ(judged(other, head(600)), ErrorCode::IntegrityLost);
}

TEST_F(GrowthTest, AnEntryThatIsNotTheSequencedOneIsNotSigned) {
    entries[599] = "another record";
    EXPECT_EQ(judged(growth(250, 600), head(600)), ErrorCode::IntegrityLost);
}

TEST_F(GrowthTest, NoBitOfANewFileMayDiffer) {
    int changed = 0;
    for (auto const& [name, bytes] : disk.files()) {
        if (name.ends_with(".p/250")) continue;  // of the older tree
        for (std::size_t const at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
            Bytes flipped = bytes;
            flipped[at] ^= 4;
            disk.overwrite(name, flipped);
            EXPECT_EQ(judged(growth(250, 600), head(600)), ErrorCode::IntegrityLost)
                << name << " " << at;
            ++changed;
        }
        disk.overwrite(name, bytes);
    }
    EXPECT_EQ(changed, 3 * 7);  // 3 bundles, 3 tiles of level 0, 1 of level 1
}

}  // namespace
}  // namespace penstock::ledger
