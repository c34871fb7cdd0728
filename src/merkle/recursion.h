// The tree hash a second time, by the recursion as RFC 6962 writes it down.
//
// Before a checkpoint is signed, the root that frontier.h reckoned from the entries in memory is
// reckoned again from what the disk holds. So that one mistake, or one bit that flips in one of the
// two, cannot pass, this file shares nothing with hash.h, frontier.h and proof.h but SHA-256.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <span>

namespace penstock::merkle::recursion {

// MTH({d(0)}).
[[nodiscard]] Digest leaf(ByteView entry);

// MTH over leaf hashes, or over the roots of complete subtrees of one size.
[[nodiscard]] Digest root(std::span<Digest const> row);

// Hash `index` of tile level `level`: the root of the leaves [index * 256^level,
// (index + 1) * 256^level).
using TileHash = std::function<Result<Digest>(unsigned level, std::uint64_t index)>;

// MTH(D[0:size]); where the recursion meets a subtree that a tile has a hash of, that hash is
// taken. Errors: those of `tile_hash`.
[[nodiscard]] Result<Digest> root_over_tiles(std::uint64_t size, TileHash const& tile_hash);

}  // namespace penstock::merkle::recursion
