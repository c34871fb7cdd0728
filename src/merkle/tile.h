// Tiles: the tree as files of up to 256 hashes (c2sp.org/tlog-tiles, height 8).
//
// Hash i of tile n at level l is the root of the leaves
// [(256 n + i) * 256^l, (256 n + i + 1) * 256^l). A tile with fewer than 256 hashes is partial,
// stands at the right edge, and is never hashed into the level above.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace penstock::merkle {

inline constexpr unsigned tile_height = 8;
inline constexpr unsigned tile_width = 1u << tile_height;

struct TileId {
    unsigned level = 0;
    std::uint64_t index = 0;
    unsigned width = tile_width;

    bool operator==(TileId const&) const = default;
    // "tile/0/x001/000.p/5", below the ledger's folder.
    [[nodiscard]] std::string path() const;
};

// "tile/entries/x001/000.p/5": the bundle with the entries of level-0 tile `index`.
[[nodiscard]] std::string bundle_path(std::uint64_t index, unsigned width);
// "tile/entries/x001/000.p": the folder with the partial bundles of one number.
[[nodiscard]] std::string partial_bundles_path(std::uint64_t index);
// "tile/0/x001/000.p": the folder with the partial tiles of one number.
[[nodiscard]] std::string partial_tiles_path(unsigned level, std::uint64_t index);

// How many hashes level `level` has in a tree of `size` leaves: the complete subtrees of 256^level.
[[nodiscard]] std::uint64_t hashes_at(unsigned level, std::uint64_t size);

// Tile `index` of `level` as it is in a tree of `size` leaves. Requires: it has a hash.
[[nodiscard]] TileId tile_at(unsigned level, std::uint64_t index, std::uint64_t size);

// The number of levels that a tree of `size` leaves has tiles at; 0 for the empty tree.
[[nodiscard]] unsigned levels_of(std::uint64_t size);

// Calls `visit(TileId)`, which returns Result<void>, for every tile that a tree of `size` leaves
// has and that a tree of `old_size` leaves did not have with this width, level by level.
template <typename Visit>
[[nodiscard]] Result<void> for_each_new_tile(std::uint64_t old_size, std::uint64_t size,
                                             Visit&& visit) {
    for (unsigned level = 0; level < levels_of(size); ++level) {
        std::uint64_t const had = hashes_at(level, old_size);
        std::uint64_t const has = hashes_at(level, size);
        if (had == has) continue;
        for (std::uint64_t index = had / tile_width; index * tile_width < has; ++index) {
            TRY(visit(tile_at(level, index, size)));
        }
    }
    return {};
}

// The hashes of a tile as its file holds them.
[[nodiscard]] Bytes encode_tile(std::span<Digest const> hashes);
// Errors: Malformed if the bytes are not exactly `width` hashes.
[[nodiscard]] Result<std::vector<Digest>> decode_tile(ByteView bytes, unsigned width);

}  // namespace penstock::merkle
