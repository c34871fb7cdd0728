// Reads the tiles and bundles of a tree of one size, and checks entries against the hash tiles.
//
// Trust: what is on the disk is not trusted. A bundle that does not fit its hash tile, a file of
// the wrong length and a file that is missing are IntegrityLost. Whether the hash tiles themselves
// fit the signed root is the caller's question (Ledger asks it at the right edge, fsck everywhere).
//
// Threads: one at a time (it keeps the tiles that it read last).
#pragma once

#include "base/disk.h"
#include "merkle/proof.h"
#include "merkle/tile.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::ledger {

// The entries of one bundle, as views of its bytes; so it is moved and never copied.
struct Bundle {
    Bundle() = default;
    Bundle(Bundle&&) noexcept = default;
    Bundle& operator=(Bundle&&) noexcept = default;

    Bytes bytes;
    std::vector<std::string_view> entries;
};

class TileReader {
public:
    // Requires: `disk` outlives the reader.
    TileReader(Disk& disk, Disk::Path folder, std::uint64_t size);

    [[nodiscard]] std::uint64_t size() const { return size_; }

    // The hashes of a tile of this tree. Where a partial tile is gone because the full one is
    // there, they come from that one. Errors: IntegrityLost, Io.
    [[nodiscard]] Result<std::vector<Digest>> tile(unsigned level, std::uint64_t index);

    // The entries of bundle `index`, each of which has the hash that the level-0 tile says.
    // Errors: IntegrityLost, Io.
    [[nodiscard]] Result<Bundle> bundle(std::uint64_t index);

    // The root over the leaves [index * 2^height, (index + 1) * 2^height). Errors: those of tile().
    [[nodiscard]] Result<Digest> subtree(unsigned height, std::uint64_t index);
    // The same as a function for merkle::root_of and the proofs. Requires: the reader outlives it.
    [[nodiscard]] merkle::SubtreeHash subtrees();

private:
    using Key = std::pair<unsigned, std::uint64_t>;
    using Tile = std::shared_ptr<std::vector<Digest> const>;

    [[nodiscard]] Result<Tile> cached(unsigned level, std::uint64_t index);

    Disk& disk_;
    Disk::Path folder_;
    std::uint64_t size_;
    std::map<Key, Tile> cache_;
};

}  // namespace penstock::ledger
