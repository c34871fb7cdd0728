#include "merkle/hash.h"

#include "crypto/digest.h"
#include "merkle/frontier.h"
#include "merkle/testing/naive_tree.h"
#include "merkle/testing/vector_scan.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace penstock::merkle {
namespace {

std::filesystem::path const known_answers = "../shared/data/tlog/known-answers";

std::vector<Digest> leaves_of(std::size_t n) {
    std::vector<Digest> leaves;
    for (std::size_t i = 0; i < n; ++i) {
        leaves.push_back(leaf_hash(as_bytes("record " + std::to_string(i))));
    }
    return leaves;
}

TEST(Hash, AgreesWithPublishedAnswers) {
    auto const path = known_answers / "notes-and-hashes.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(path);
    ASSERT_TRUE(scan.next("empty_tree"));
    EXPECT_EQ(to_hex(empty_root().view()), scan.string());
    ASSERT_TRUE(scan.next("leaf_of_empty"));
    EXPECT_EQ(to_hex(leaf_hash({}).view()), scan.string());
    ASSERT_TRUE(scan.next("leaf_of_ascii_L123456"));
    EXPECT_EQ(to_hex(leaf_hash(as_bytes("L123456")).view()), scan.string());
    ASSERT_TRUE(scan.next("leaf_of_hello_world_b64"));
    EXPECT_EQ(to_base64(leaf_hash(as_bytes("hello world")).view()), scan.string());
}

TEST(Hash, GivesTheRootsOfTheReferenceTree) {
    auto const path = known_answers / "notes-and-hashes.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(path);
    ASSERT_TRUE(scan.next("leaf_inputs_hex"));
    std::vector<std::string> const inputs = scan.strings();
    ASSERT_TRUE(scan.next("roots_hex_by_size"));
    std::vector<std::string> const roots = scan.strings();
    ASSERT_EQ(roots.size(), inputs.size() + 1);
    std::vector<Digest> leaves;
    EXPECT_EQ(to_hex(root(leaves).view()), roots[0]);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        leaves.push_back(leaf_hash(*from_hex(inputs[i])));
        EXPECT_EQ(to_hex(root(leaves).view()), roots[i + 1]) << i;
    }
}

TEST(Hash, GivesTheRootOfTheExampleInTheFormatPage) {
    std::vector<Digest> leaves;
    for (std::string_view const entry : {"a", "b", "c"}) {
        leaves.push_back(leaf_hash(as_bytes(entry)));
    }
    EXPECT_EQ(to_hex(root(leaves).view()),
              "36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1");
}

TEST(Frontier, GivesTheRootsThatAnotherImplementationGives) {
    auto const path = known_answers / "rfc6962-tiles.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(path);
    std::size_t const end = scan.find("\"tile_paths\"");
    Frontier frontier;
    int roots = 0;
    while (scan.next("size", end)) {
        std::uint64_t const size = scan.number();
        ASSERT_TRUE(scan.next("root", end));
        while (frontier.size() < size) {
            frontier.append(leaf_hash(as_bytes("record " + std::to_string(frontier.size()))));
        }
        EXPECT_EQ(to_base64(frontier.root().view()), scan.string()) << size;
        ++roots;
    }
    EXPECT_EQ(roots, 17);
}

TEST(Frontier, AgreesWithTheRecursionAtEverySize) {
    std::vector<Digest> const leaves = leaves_of(600);
    Frontier frontier;
    for (std::size_t n = 0; n <= leaves.size(); ++n) {
        ASSERT_EQ(frontier.root(), naive::root(std::span(leaves).first(n))) << n;
        if (n < leaves.size()) frontier.append(leaves[n]);
    }
}

TEST(Frontier, GrowsOnFromTheSubtreesOfAnEarlierOne) {
    std::vector<Digest> const leaves = leaves_of(300);
    Frontier first;
    for (std::size_t i = 0; i < 217; ++i) first.append(leaves[i]);
    Frontier second(first.size(), first.peaks());
    for (std::size_t i = 217; i < 300; ++i) second.append(leaves[i]);
    EXPECT_EQ(second.root(), naive::root(leaves));
}

TEST(Hash, LongEntriesHashAsShortOnesDo) {
    // 1,023 and 1,024 bytes lie on the two sides of the small-entry path.
    for (std::size_t size : {0u, 1u, 1022u, 1023u, 1024u, 1025u, 65535u}) {
        std::string const entry(size, 'x');
        std::string const prefixed = std::string(1, '\0') + entry;
        EXPECT_EQ(leaf_hash(as_bytes(entry)), crypto::sha256(as_bytes(prefixed))) << size;
    }
}

}  // namespace
}  // namespace penstock::merkle
