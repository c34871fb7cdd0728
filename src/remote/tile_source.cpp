#include "remote/tile_source.h"

#include "base/check.h"
#include "merkle/hash.h"

namespace penstock::remote {

namespace {

constexpr std::size_t most_tiles = 512;

}  // namespace

Asked<TileSource::Hashes> TileSource::fetched(unsigned level, std::uint64_t index) {
    merkle::TileId const id = merkle::tile_at(level, index, size_);
    auto answer = client_.body("/ledger/" + id.path());
    unsigned width = id.width;
    if (!answer && answer.error().problem() != nullptr && answer.error().problem()->status == 404 &&
        width < merkle::tile_width) {
        // A partial tile is gone when the full one is there.
        width = merkle::tile_width;
        answer = client_.body(
            "/ledger/" + merkle::TileId{.level = level, .index = index, .width = width}.path());
    }
    std::string const bytes = TRY(std::move(answer));
    Hashes hashes = TRY(merkle::decode_tile(as_bytes(bytes), width));
    hashes.resize(id.width);
    return hashes;
}

Result<Digest> TileSource::subtree(unsigned height, std::uint64_t index) {
    unsigned const level = height / merkle::tile_height;
    unsigned const count = 1u << height % merkle::tile_height;
    std::uint64_t const first = index * count;
    CHECK(first + count <= merkle::hashes_at(level, size_));
    std::pair const key{level, first / merkle::tile_width};
    auto found = tiles_.find(key);
    if (found == tiles_.end()) {
        auto hashes = fetched(key.first, key.second);
        if (!hashes) {
            failure_ = std::move(hashes.error());
            return fail(ErrorCode::NotFound, "a tile of the ledger could not be had");
        }
        if (tiles_.size() >= most_tiles) tiles_.clear();
        found = tiles_.emplace(key, std::move(*hashes)).first;
    }
    return merkle::root(std::span(found->second).subspan(first % merkle::tile_width, count));
}

merkle::SubtreeHash TileSource::subtrees() {
    return [this](unsigned height, std::uint64_t index) { return subtree(height, index); };
}

}  // namespace penstock::remote
