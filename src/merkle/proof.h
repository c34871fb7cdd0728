// Inclusion and consistency proofs (RFC 6962 section 2.1, verified as RFC 9162 section 2.1 says).
//
// A proof is made from the hashes of complete subtrees, wherever those are kept, and verified with
// nothing but roots and sizes.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace penstock::merkle {

using Proof = std::vector<Digest>;  // from the leaf's end towards the root

// The root of the complete subtree over the leaves [index * 2^height, (index + 1) * 2^height).
using SubtreeHash = std::function<Result<Digest>(unsigned height, std::uint64_t index)>;

// The root of the tree over the first `size` leaves. Errors: those of `subtree`.
[[nodiscard]] Result<Digest> root_of(std::uint64_t size, SubtreeHash const& subtree);

// The roots of the complete subtrees that a tree of `size` leaves is made of, the largest first.
// Errors: those of `subtree`.
[[nodiscard]] Result<std::vector<Digest>> peaks_of(std::uint64_t size, SubtreeHash const& subtree);

// The proof that leaf `index` is in the tree of `size` leaves. Requires: index < size.
// Errors: those of `subtree`.
[[nodiscard]] Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                            SubtreeHash const& subtree);

// The proof that the tree of `old_size` leaves is the beginning of the tree of `size` leaves.
// Requires: 0 < old_size <= size. Errors: those of `subtree`.
[[nodiscard]] Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t size,
                                              SubtreeHash const& subtree);

// True if the proof shows that `leaf_hash` is leaf `index` of the tree of `size` leaves with this
// root. Any other length of proof than the one that fits is false.
[[nodiscard]] bool verify_inclusion(std::uint64_t index, std::uint64_t size,
                                    Digest const& leaf_hash, Proof const& proof,
                                    Digest const& root);

// A tree as its checkpoint names it.
struct TreeHead {
    std::uint64_t size = 0;
    Digest root;

    bool operator==(TreeHead const&) const = default;
};

// True if the proof shows that `newer` began as `older`. A tree of size 0 proves nothing: false.
[[nodiscard]] bool verify_consistency(TreeHead const& older, TreeHead const& newer,
                                      Proof const& proof);

}  // namespace penstock::merkle
