#include "merkle/frontier.h"

#include "base/check.h"
#include "merkle/hash.h"

#include <bit>
#include <utility>

namespace penstock::merkle {

Frontier::Frontier(std::uint64_t size, std::vector<Digest> peaks)
    : size_(size), peaks_(std::move(peaks)) {
    CHECK(peaks_.size() == static_cast<std::size_t>(std::popcount(size_)));
}

void Frontier::append(Digest const& leaf_hash) {
    Digest merged = leaf_hash;
    // Each low bit that is set is a subtree of the size that `merged` has now.
    for (std::uint64_t low = size_; (low & 1) != 0; low >>= 1) {
        merged = node_hash(peaks_.back(), merged);
        peaks_.pop_back();
    }
    peaks_.push_back(merged);
    ++size_;
}

Digest Frontier::root() const {
    if (peaks_.empty()) return empty_root();
    Digest root = peaks_.back();
    for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) {
        root = node_hash(*peak, root);
    }
    return root;
}

}  // namespace penstock::merkle
