#include "tree.h"

#include <optional>

namespace verify {

namespace {

constexpr std::size_t tile_width = 256;

}  // namespace

Hash node_hash(Hash const& left, Hash const& right) {
    return sha256({"\x01", as_text(left), as_text(right)});
}

// Split at the largest power of two below n.
Hash root_of(std::span<Hash const> hashes) {
    if (hashes.size() == 1) return hashes[0];
    std::size_t k = 1;
    while (k * 2 < hashes.size()) k *= 2;
    return node_hash(root_of(hashes.first(k)), root_of(hashes.subspan(k)));
}

Hash leaf_hash(std::string_view entry) {
    return sha256({std::string_view("\0", 1), entry});
}

Checked<void> Tree::add(Hash const& leaf) {
    ++size_;
    Hash hash = leaf;
    for (std::size_t level = 0;; ++level) {
        if (level == levels_.size()) levels_.emplace_back();
        levels_[level].hashes.push_back(hash);
        if (levels_[level].hashes.size() < tile_width) return {};
        if (auto const same = compare(level); !same) return same;
        hash = root_of(levels_[level].hashes);
        levels_[level].hashes.clear();
        ++levels_[level].number;
    }
}

Hash Tree::root() const {
    // What stands at a level lies left of all that is at the levels below it, and those together
    // are less than one of its subtrees: so they count as its last item.
    std::optional<Hash> root;
    for (Level const& level : levels_) {
        std::vector<Hash> row = level.hashes;
        if (row.empty()) continue;
        if (root) row.push_back(*root);
        root = root_of(row);
    }
    return root ? *root : sha256({});
}

Checked<Hash> Tree::finish() {
    for (std::size_t level = 0; level < levels_.size(); ++level) {
        if (levels_[level].hashes.empty()) continue;
        if (auto const same = compare(level); !same) return std::unexpected(same.error());
    }
    return root();
}

Checked<void> Tree::compare(std::size_t level) {
    Level const& own = levels_[level];
    auto const theirs = folder_.tile(static_cast<unsigned>(level), own.number, own.hashes.size());
    if (!theirs) return std::unexpected(theirs.error());
    std::string_view const ours(reinterpret_cast<char const*>(own.hashes.data()),
                                own.hashes.size() * sizeof(Hash));
    if (*theirs != ours) {
        return violation("tree.tile", "hash tile " + std::to_string(own.number) + " of level " +
                                          std::to_string(level) + " does not fit the entries");
    }
    ++tiles_;
    return {};
}

}  // namespace verify
