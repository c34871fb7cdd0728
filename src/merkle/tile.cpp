#include "merkle/tile.h"

#include "base/check.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace penstock::merkle {

namespace {

// c2sp.org/tlog-tiles, Merkle Tree
//     "It MUST be a non-negative integer encoded into zero-padded 3-digit path elements.  All but
//      the last path element MUST begin with an `x`."
std::string numbered(std::uint64_t index) {
    std::string text;
    char group[8];
    std::snprintf(group, sizeof group, "%03u", static_cast<unsigned>(index % 1000));
    text = group;
    for (index /= 1000; index != 0; index /= 1000) {
        std::snprintf(group, sizeof group, "x%03u/", static_cast<unsigned>(index % 1000));
        text.insert(0, group);
    }
    return text;
}

std::string file_path(std::string folder, std::uint64_t index, unsigned width) {
    CHECK(0 < width && width <= tile_width);
    folder += numbered(index);
    if (width < tile_width) folder += ".p/" + std::to_string(width);
    return folder;
}

std::string level_folder(unsigned level) {
    return "tile/" + std::to_string(level) + "/";
}

}  // namespace

std::string TileId::path() const {
    return file_path(level_folder(level), index, width);
}

std::string bundle_path(std::uint64_t index, unsigned width) {
    return file_path("tile/entries/", index, width);
}

std::string partial_bundles_path(std::uint64_t index) {
    return file_path("tile/entries/", index, tile_width) + ".p";
}

std::string partial_tiles_path(unsigned level, std::uint64_t index) {
    return file_path(level_folder(level), index, tile_width) + ".p";
}

std::uint64_t hashes_at(unsigned level, std::uint64_t size) {
    unsigned const shift = level * tile_height;
    return shift < 64 ? size >> shift : 0;
}

TileId tile_at(unsigned level, std::uint64_t index, std::uint64_t size) {
    std::uint64_t const hashes = hashes_at(level, size);
    CHECK(index * tile_width < hashes);
    std::uint64_t const rest = hashes - index * tile_width;
    return {.level = level,
            .index = index,
            .width = static_cast<unsigned>(std::min<std::uint64_t>(rest, tile_width))};
}

unsigned levels_of(std::uint64_t size) {
    unsigned levels = 0;
    while (hashes_at(levels, size) != 0) ++levels;
    return levels;
}

Bytes encode_tile(std::span<Digest const> hashes) {
    Bytes bytes;
    bytes.reserve(hashes.size() * 32);
    for (Digest const& hash : hashes) {
        bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
    }
    return bytes;
}

Result<std::vector<Digest>> decode_tile(ByteView bytes, unsigned width) {
    if (bytes.size() != std::size_t{width} * 32) {
        return fail(ErrorCode::Malformed, "a hash tile does not have the size that it must have");
    }
    std::vector<Digest> hashes(width);
    for (std::size_t i = 0; i < width; ++i) {
        std::memcpy(hashes[i].bytes.data(), bytes.data() + i * 32, 32);
    }
    return hashes;
}

}  // namespace penstock::merkle
