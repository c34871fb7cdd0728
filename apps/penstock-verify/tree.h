// The tree of RFC 6962, rebuilt leaf by leaf and held against every hash tile on the way. Memory:
// at most 256 hashes for each level.
#pragma once

#include "bytes.h"
#include "finding.h"
#include "folder.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace verify {

[[nodiscard]] Hash leaf_hash(std::string_view entry);
[[nodiscard]] Hash node_hash(Hash const& left, Hash const& right);
// RFC 6962 section 2.1. Requires: there is a hash.
[[nodiscard]] Hash root_of(std::span<Hash const> hashes);

class Tree {
public:
    explicit Tree(Folder const& folder) : folder_(folder) {}

    // The next leaf. Rules: tree.missing, tree.tile.
    [[nodiscard]] Checked<void> add(Hash const& leaf);

    // The root of all leaves; compares the partial tiles at the right edge. Rules as above.
    [[nodiscard]] Checked<Hash> finish();

    // The root of the leaves so far; compares nothing.
    [[nodiscard]] Hash root() const;
    // How many leaves there are so far.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    // How many tiles have been compared.
    [[nodiscard]] std::uint64_t tiles() const { return tiles_; }

private:
    struct Level {
        std::uint64_t number = 0;  // of the tile that is being filled
        std::vector<Hash> hashes;  // of that tile
    };

    [[nodiscard]] Checked<void> compare(std::size_t level);

    Folder const& folder_;
    std::vector<Level> levels_;
    std::uint64_t tiles_ = 0;
    std::uint64_t size_ = 0;
};

}  // namespace verify
