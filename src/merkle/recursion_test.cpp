#include "merkle/recursion.h"

#include "merkle/frontier.h"
#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace penstock::merkle {
namespace {

std::vector<Digest> leaves(std::size_t count) {
    std::vector<Digest> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(recursion::leaf(as_bytes("entry " + std::to_string(i))));
    }
    return all;
}

TEST(Recursion, AgreesWithTheFrontierAtEverySize) {
    std::vector<Digest> const all = leaves(600);
    Frontier frontier;
    for (std::size_t size = 0; size <= all.size(); ++size) {
        ASSERT_EQ(recursion::root(std::span(all).first(size)), frontier.root()) << size;
        if (size < all.size()) frontier.append(all[size]);
    }
}

TEST(Recursion, HashesALeafAsTheOtherPathDoes) {
    for (std::size_t const size : {0u, 1u, 63u, 64u, 1023u, 1024u, 65535u}) {
        std::string const entry(size, 'x');
        EXPECT_EQ(recursion::leaf(as_bytes(entry)), leaf_hash(as_bytes(entry))) << size;
    }
}

// RFC 6962 known answers: the empty tree, and the eight-leaf tree of the reference implementation
// starts with the hash of an empty leaf.
TEST(Recursion, KnowsTheRootOfNothingAndOfOneEmptyLeaf) {
    EXPECT_EQ(to_hex(recursion::root({}).view()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(recursion::leaf({}).view()),
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Recursion, TakesTheHashesOfTilesWhereThereAreSome) {
    std::vector<Digest> const all = leaves(70'000);
    std::vector<std::vector<Digest>> levels{all};
    while (levels.back().size() >= 256) {
        std::vector<Digest> next;
        for (std::size_t at = 0; at + 256 <= levels.back().size(); at += 256) {
            next.push_back(naive::root(std::span(levels.back()).subspan(at, 256)));
        }
        levels.push_back(next);
    }
    for (std::uint64_t const size :
         {0u, 1u, 2u, 255u, 256u, 257u, 511u, 512u, 65535u, 65536u, 65537u, 69'999u, 70'000u}) {
        auto const root = recursion::root_over_tiles(
            size, [&](unsigned level, std::uint64_t index) -> Result<Digest> {
                return levels.at(level).at(index);
            });
        ASSERT_EQ(root, naive::root(std::span(all).first(size))) << size;
    }
}

TEST(Recursion, HandsOnWhatATileSays) {
    auto const root = recursion::root_over_tiles(3, [](unsigned, std::uint64_t) -> Result<Digest> {
        return fail(ErrorCode::Io, "no such tile");
    });
    EXPECT_EQ(root.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace penstock::merkle
