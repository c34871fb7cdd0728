// The slow and obvious twin of this module, for tests: RFC 6962 as it is written, by recursion over
// the whole list.
#pragma once

#include "merkle/hash.h"

#include <span>
#include <vector>

namespace penstock::merkle::naive {

inline std::size_t split(std::size_t n) {
    std::size_t k = 1;
    while (k * 2 < n) k *= 2;
    return k;
}

inline Digest root(std::span<Digest const> leaves) {
    if (leaves.empty()) return empty_root();
    if (leaves.size() == 1) return leaves[0];
    std::size_t const k = split(leaves.size());
    return node_hash(root(leaves.first(k)), root(leaves.subspan(k)));
}

inline std::vector<Digest> path(std::size_t m, std::span<Digest const> leaves) {
    if (leaves.size() <= 1) return {};
    std::size_t const k = split(leaves.size());
    bool const left = m < k;
    std::vector<Digest> proof = left ? path(m, leaves.first(k)) : path(m - k, leaves.subspan(k));
    proof.push_back(left ? root(leaves.subspan(k)) : root(leaves.first(k)));
    return proof;
}

enum class Known { Yes, No };  // whether the verifier has the root of this part already

inline std::vector<Digest> subproof(std::size_t m, std::span<Digest const> leaves, Known known) {
    if (m == leaves.size()) {
        return known == Known::Yes ? std::vector<Digest>{} : std::vector<Digest>{root(leaves)};
    }
    std::size_t const k = split(leaves.size());
    bool const left = m <= k;
    std::vector<Digest> proof =
        left ? subproof(m, leaves.first(k), known) : subproof(m - k, leaves.subspan(k), Known::No);
    proof.push_back(left ? root(leaves.subspan(k)) : root(leaves.first(k)));
    return proof;
}

}  // namespace penstock::merkle::naive
