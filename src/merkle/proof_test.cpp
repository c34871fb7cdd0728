#include "merkle/proof.h"

#include "crypto/digest.h"
#include "merkle/hash.h"
#include "merkle/testing/naive_tree.h"
#include "merkle/testing/vector_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace penstock::merkle {
namespace {

std::filesystem::path const vectors = "../shared/data/tlog/merkle-proofs/testdata";

std::vector<Digest> leaves_of(std::size_t n) {
    std::vector<Digest> leaves;
    for (std::size_t i = 0; i < n; ++i) {
        leaves.push_back(leaf_hash(as_bytes("record " + std::to_string(i))));
    }
    return leaves;
}

SubtreeHash subtrees_of(std::vector<Digest> const& leaves) {
    return [&leaves](unsigned height, std::uint64_t index) -> Result<Digest> {
        std::size_t const width = std::size_t{1} << height;
        return naive::root(std::span(leaves).subspan(index * width, width));
    };
}

// Base64 of 32 bytes; empty for anything else.
std::optional<Digest> digest_of(std::string const& text) {
    auto const bytes = from_base64(text);
    if (!bytes || bytes->size() != 32) return {};
    Digest digest;
    std::ranges::copy(*bytes, digest.bytes.begin());
    return digest;
}

// The root of a probe. Some probes have a word in its place, where only equality counts: its hash
// stands for it.
Digest root_in(std::string const& text) {
    if (auto const digest = digest_of(text)) return *digest;
    return crypto::sha256(as_bytes(text));
}

// The hashes of a probe; empty if one of them is not a hash, which no proof may hold.
std::optional<Proof> proof_of(std::vector<std::string> const& texts) {
    Proof proof;
    for (std::string const& text : texts) {
        auto const digest = digest_of(text);
        if (!digest) return {};
        proof.push_back(*digest);
    }
    return proof;
}

bool holds(VectorScan scan, bool inclusion) {
    auto number = [&](char const* name) { return scan.rewind().next(name), scan.number(); };
    auto digest = [&](char const* name) {
        return scan.rewind().next(name), digest_of(scan.string());
    };
    scan.rewind().next("proof");
    auto const proof = proof_of(scan.strings());
    if (!proof) return false;
    if (inclusion) {
        auto const leaf = digest("leafHash");
        auto const root = digest("root");
        if (!leaf || !root) return false;
        return verify_inclusion(number("leafIdx"), number("treeSize"), *leaf, *proof, *root);
    }
    auto root = [&](char const* name) { return scan.rewind().next(name), root_in(scan.string()); };
    return verify_consistency({.size = number("size1"), .root = root("root1")},
                              {.size = number("size2"), .root = root("root2")}, *proof);
}

int check_probes(char const* kind, bool inclusion) {
    int probes = 0;
    for (auto const& item : std::filesystem::recursive_directory_iterator(vectors / kind)) {
        if (item.path().extension() != ".json") continue;
        VectorScan scan = VectorScan::of_file(item.path());
        scan.next("wantErr");
        EXPECT_EQ(holds(scan, inclusion), !scan.is_true()) << item.path();
        ++probes;
    }
    return probes;
}

TEST(Proof, InclusionProbesHoldOrFailAsPublished) {
    if (!std::filesystem::exists(vectors)) GTEST_SKIP() << "the shared vectors are not here";
    EXPECT_EQ(check_probes("inclusion", true), 98);
}

TEST(Proof, ConsistencyProbesHoldOrFailAsPublished) {
    if (!std::filesystem::exists(vectors)) GTEST_SKIP() << "the shared vectors are not here";
    EXPECT_EQ(check_probes("consistency", false), 98);
}

TEST(Proof, EveryInclusionProofOfSmallTreesIsTheRecursionsAndVerifies) {
    std::vector<Digest> const all = leaves_of(70);
    for (std::size_t n = 1; n <= all.size(); ++n) {
        std::span const leaves = std::span(all).first(n);
        for (std::size_t i = 0; i < n; ++i) {
            auto const proof = inclusion_proof(i, n, subtrees_of(all));
            ASSERT_TRUE(proof);
            ASSERT_EQ(*proof, naive::path(i, leaves)) << i << " of " << n;
            ASSERT_TRUE(verify_inclusion(i, n, all[i], *proof, naive::root(leaves)));
        }
    }
}

TEST(Proof, EveryConsistencyProofOfSmallTreesIsTheRecursionsAndVerifies) {
    std::vector<Digest> const all = leaves_of(70);
    for (std::size_t n = 1; n <= all.size(); ++n) {
        std::span const leaves = std::span(all).first(n);
        for (std::size_t m = 1; m <= n; ++m) {
            auto const proof = consistency_proof(m, n, subtrees_of(all));
            ASSERT_TRUE(proof);
            ASSERT_EQ(*proof, naive::subproof(m, leaves, naive::Known::Yes)) << m << " of " << n;
            ASSERT_TRUE(verify_consistency({m, naive::root(leaves.first(m))},
                                           {n, naive::root(leaves)}, *proof));
        }
    }
}

TEST(Proof, NoOtherPlaceSizeLeafOrLengthVerifies) {
    std::vector<Digest> const leaves = leaves_of(37);
    Digest const root = naive::root(leaves);
    auto const proof = *inclusion_proof(20, 37, subtrees_of(leaves));
    ASSERT_TRUE(verify_inclusion(20, 37, leaves[20], proof, root));
    EXPECT_FALSE(verify_inclusion(21, 37, leaves[20], proof, root));
    EXPECT_FALSE(verify_inclusion(20, 37, leaves[21], proof, root));
    EXPECT_FALSE(verify_inclusion(20, 70, leaves[20], proof, root));
    Proof longer = proof;
    longer.push_back(root);
    EXPECT_FALSE(verify_inclusion(20, 37, leaves[20], longer, root));
    Proof shorter = proof;
    shorter.pop_back();
    EXPECT_FALSE(verify_inclusion(20, 37, leaves[20], shorter, root));
    for (std::size_t i = 0; i < proof.size(); ++i) {
        Proof flipped = proof;
        flipped[i].bytes[i] ^= 1;
        EXPECT_FALSE(verify_inclusion(20, 37, leaves[20], flipped, root)) << i;
    }
}

TEST(Proof, ATreeOfNothingProvesNothing) {
    EXPECT_FALSE(verify_inclusion(0, 0, leaf_hash({}), {}, empty_root()));
    EXPECT_FALSE(verify_consistency({0, empty_root()}, {1, leaf_hash({})}, {}));
    EXPECT_FALSE(verify_consistency({0, empty_root()}, {0, empty_root()}, {}));
}

TEST(Proof, RootAndPeaksComeFromSubtrees) {
    std::vector<Digest> const all = leaves_of(300);
    for (std::size_t n : {0u, 1u, 2u, 3u, 255u, 256u, 257u, 300u}) {
        EXPECT_EQ(*root_of(n, subtrees_of(all)), naive::root(std::span(all).first(n))) << n;
    }
    EXPECT_EQ(peaks_of(300, subtrees_of(all))->size(), 4u);
}

TEST(Proof, AFailureOfTheStoreIsHandedOn) {
    auto const broken = [](unsigned, std::uint64_t) -> Result<Digest> {
        return fail(ErrorCode::Io, "broken");
    };
    EXPECT_EQ(inclusion_proof(1, 5, broken).error().code, ErrorCode::Io);
    EXPECT_EQ(consistency_proof(3, 5, broken).error().code, ErrorCode::Io);
    EXPECT_EQ(root_of(5, broken).error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace penstock::merkle
