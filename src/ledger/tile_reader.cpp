#include "ledger/tile_reader.h"

#include "base/check.h"
#include "merkle/bundle.h"
#include "merkle/hash.h"

#include <utility>

namespace penstock::ledger {

namespace {

constexpr std::size_t max_cached_tiles = 64;

std::unexpected<Error> damaged(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "keep a copy of the ledger's folder and find out who or what changed it");
}

// A published file that is not there is a damage; other failures are the disk's.
Result<Bytes> published(Result<Bytes> bytes) {
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        return damaged("a tile or an entry bundle of the ledger is missing");
    }
    return bytes;
}

// c2sp.org/tlog-tiles, Partial Tiles
//     "[...] MAY fetch the full tile in parallel as a fallback in case the partial tile is not
//      available anymore."
struct FoundFile {
    Bytes bytes;
    bool is_full = false;
};

Result<FoundFile> read_either(Disk& disk, Disk::Path const& partial, Disk::Path const& full) {
    auto bytes = disk.read(partial);
    bool const missing = !bytes && bytes.error().code == ErrorCode::NotFound;
    if (!missing || partial == full) {
        return FoundFile{.bytes = TRY(published(std::move(bytes))), .is_full = partial == full};
    }
    return FoundFile{.bytes = TRY(published(disk.read(full))), .is_full = true};
}

}  // namespace

TileReader::TileReader(Disk& disk, Disk::Path folder, std::uint64_t size)
    : disk_(disk), folder_(std::move(folder)), size_(size) {}

Result<std::vector<Digest>> TileReader::tile(unsigned level, std::uint64_t index) {
    merkle::TileId const id = merkle::tile_at(level, index, size_);
    merkle::TileId const full{.level = level, .index = index};
    FoundFile const file = TRY(read_either(disk_, folder_ / id.path(), folder_ / full.path()));
    unsigned const width = file.is_full ? merkle::tile_width : id.width;
    auto hashes = merkle::decode_tile(file.bytes, width);
    if (!hashes) return damaged("a hash tile of the ledger has another length than it must have");
    hashes->resize(id.width);
    return std::move(*hashes);
}

Result<TileReader::Tile> TileReader::cached(unsigned level, std::uint64_t index) {
    Key const key{level, index};
    if (auto const found = cache_.find(key); found != cache_.end()) return found->second;
    Tile const hashes = std::make_shared<std::vector<Digest> const>(TRY(tile(level, index)));
    if (cache_.size() >= max_cached_tiles) cache_.clear();
    cache_.emplace(key, hashes);
    return hashes;
}

Result<Bundle> TileReader::bundle(std::uint64_t index) {
    Tile const hashes = TRY(cached(0, index));
    auto const width = static_cast<unsigned>(hashes->size());
    FoundFile file = TRY(read_either(disk_, folder_ / merkle::bundle_path(index, width),
                                     folder_ / merkle::bundle_path(index, merkle::tile_width)));
    Bundle bundle;
    bundle.bytes = std::move(file.bytes);
    auto entries = merkle::decode_bundle(bundle.bytes);
    std::size_t const expected = file.is_full ? merkle::tile_width : width;
    if (!entries || entries->size() != expected) {
        return damaged("an entry bundle of the ledger does not hold the entries that it must hold");
    }
    entries->resize(width);
    bundle.entries = std::move(*entries);
    for (std::size_t i = 0; i < width; ++i) {
        if (merkle::leaf_hash(as_bytes(bundle.entries[i])) != (*hashes)[i]) {
            return damaged("an entry of the ledger does not have the hash that its tile says");
        }
    }
    return bundle;
}

Result<Digest> TileReader::subtree(unsigned height, std::uint64_t index) {
    unsigned const level = height / merkle::tile_height;
    unsigned const count = 1u << height % merkle::tile_height;
    std::uint64_t const first = index * count;
    CHECK(first + count <= merkle::hashes_at(level, size_));
    Tile const hashes = TRY(cached(level, first / merkle::tile_width));
    return merkle::root(std::span(*hashes).subspan(first % merkle::tile_width, count));
}

merkle::SubtreeHash TileReader::subtrees() {
    return [this](unsigned height, std::uint64_t index) { return subtree(height, index); };
}

}  // namespace penstock::ledger
