// The tree hash of RFC 6962 section 2.1, over SHA-256.
//
// Start here: this header names what a tree is; frontier.h keeps one that grows, proof.h proves
// things about one, tile.h and bundle.h say how one is stored. Nothing in this module reads a disk
// or a clock.
//
//     Digest const tree = root(std::vector{leaf_hash(first), leaf_hash(second)});
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <span>

namespace penstock::merkle {

// The hash of an entry as a leaf.
[[nodiscard]] Digest leaf_hash(ByteView entry);

// The hash of the node above `left` and `right`.
[[nodiscard]] Digest node_hash(Digest const& left, Digest const& right);

// The root of the tree with no entries.
[[nodiscard]] Digest empty_root();

// The root of the tree with these leaf hashes.
[[nodiscard]] Digest root(std::span<Digest const> leaf_hashes);

// The largest power of two that is smaller than n. Requires: n > 1.
[[nodiscard]] std::uint64_t split_point(std::uint64_t n);

}  // namespace penstock::merkle
