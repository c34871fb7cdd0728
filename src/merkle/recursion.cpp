#include "merkle/recursion.h"

#include "crypto/digest.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace penstock::merkle::recursion {

namespace {

constexpr std::uint64_t hashes_in_tile = 256;

Digest above(Digest const& left, Digest const& right) {
    std::array<std::uint8_t, 65> bytes{1};
    std::ranges::copy(left.view(), bytes.begin() + 1);
    std::ranges::copy(right.view(), bytes.begin() + 33);
    return crypto::sha256(bytes);
}

// The largest power of two that is smaller than n.
std::uint64_t half(std::uint64_t n) {
    std::uint64_t k = 1;
    while (n - k > k) k += k;
    return k;
}

// MTH(D[begin:begin + width]).
Result<Digest> part(std::uint64_t begin, std::uint64_t width, TileHash const& tile_hash) {
    std::uint64_t leaves = 1;  // below one hash of the level
    for (unsigned level = 0; leaves <= width; ++level) {
        if (leaves == width && begin % width == 0) return tile_hash(level, begin / width);
        if (leaves > UINT64_MAX / hashes_in_tile) break;
        leaves *= hashes_in_tile;
    }
    std::uint64_t const k = half(width);
    Digest const left = TRY(part(begin, k, tile_hash));
    Digest const right = TRY(part(begin + k, width - k, tile_hash));
    return above(left, right);
}

}  // namespace

Digest leaf(ByteView entry) {
    Bytes bytes{0};
    bytes.insert(bytes.end(), entry.begin(), entry.end());
    return crypto::sha256(bytes);
}

Digest root(std::span<Digest const> row) {
    if (row.empty()) return crypto::sha256({});
    if (row.size() == 1) return row.front();
    auto const k = static_cast<std::size_t>(half(row.size()));
    return above(root(row.first(k)), root(row.subspan(k)));
}

Result<Digest> root_over_tiles(std::uint64_t size, TileHash const& tile_hash) {
    if (size == 0) return crypto::sha256({});
    return part(0, size, tile_hash);
}

}  // namespace penstock::merkle::recursion
