// The right edge of a growing tree: enough to append and to know the root, in O(log n) memory.
//
// A tree of n leaves is a row of complete subtrees, one for each bit that is set in n, the largest
// at the left. The frontier holds their roots. Appending a leaf is binary counting: two subtrees
// of one size become one.
//
// Invariants: (1) peaks().size() == popcount(size()); (2) peak i is the root of as many leaves as
// the i-th set bit of size() says, counted from the highest.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace penstock::merkle {

class Frontier {
public:
    // The empty tree.
    Frontier() = default;

    // The frontier of a tree whose complete subtrees have these roots, the largest first.
    // Requires: as many as bits are set in `size`.
    Frontier(std::uint64_t size, std::vector<Digest> peaks);

    void append(Digest const& leaf_hash);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] std::vector<Digest> const& peaks() const { return peaks_; }
    [[nodiscard]] Digest root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> peaks_;
};

}  // namespace penstock::merkle
