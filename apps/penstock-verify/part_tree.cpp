#include "part_tree.h"

#include <cstring>
#include <optional>

namespace verify {

namespace {

constexpr std::uint64_t tile_width = 256;
constexpr unsigned tile_height = 8;

}  // namespace

Checked<std::vector<Hash>> PartTree::read(unsigned level, std::uint64_t number,
                                          std::uint64_t width) const {
    auto const bytes = folder_.tile(level, number, width);
    if (!bytes) return std::unexpected(bytes.error());
    std::vector<Hash> hashes(width);
    if (bytes->size() != width * sizeof(Hash)) {
        return violation("tree.tile", "a hash tile does not have its size");
    }
    std::memcpy(hashes.data(), bytes->data(), bytes->size());
    return hashes;
}

Checked<void> PartTree::load() {
    std::optional<Hash> root;
    for (unsigned level = 0; level < 64 / tile_height; ++level) {
        std::uint64_t const has = checkpoint_.size >> (tile_height * level);
        if (has % tile_width == 0) continue;
        auto hashes = read(level, has / tile_width, has % tile_width);
        if (!hashes) return std::unexpected(hashes.error());
        std::vector<Hash> row = *hashes;
        if (root) row.push_back(*root);
        root = root_of(row);
        edge_[level] = {.number = has / tile_width, .hashes = std::move(*hashes)};
        ++tiles_;
    }
    if ((root ? *root : sha256({})) == checkpoint_.root) return {};
    return violation("tree.root", "the tiles do not lead to the root that was signed");
}

Checked<Hash> PartTree::hash_at(unsigned level, std::uint64_t place) {
    std::uint64_t const number = place / tile_width;
    auto const edge = edge_.find(level);
    if (edge != edge_.end() && edge->second.number == number) {
        return edge->second.hashes[place % tile_width];
    }
    auto const last = last_.find(level);
    if (last == last_.end() || last->second.number != number) {
        auto hashes = read(level, number, tile_width);
        if (!hashes) return std::unexpected(hashes.error());
        auto const above = hash_at(level + 1, number);
        if (!above) return above;
        if (root_of(*hashes) != *above) {
            return violation("tree.tile", "hash tile " + std::to_string(number) + " of level " +
                                              std::to_string(level) +
                                              " does not fit the one above it");
        }
        last_[level] = {.number = number, .hashes = std::move(*hashes)};
        ++tiles_;
    }
    return last_[level].hashes[place % tile_width];
}

Checked<Hash> PartTree::leaf(std::uint64_t index) {
    if (index < checkpoint_.size) return hash_at(0, index);
    return violation("tree.missing", "the tree has no entry of this index");
}

}  // namespace verify
