// The published tree, or a part of it, as a folder of its own, for penstock-verify and for stock
// verifiers.
#include "ledger/ledger.h"
#include "merkle/tile.h"

#include <functional>
#include <set>
#include <utility>

namespace penstock::ledger {

namespace {

Result<void> write_file(Disk& disk, Disk::Path const& path, ByteView bytes) {
    TRY(disk.make_folder(path.parent_path()));
    return TRY(disk.open_append(path))->append(bytes);
}

Result<void> write_tile(Disk& disk, Disk::Path const& destination, TileReader& tiles,
                        merkle::TileId const& id) {
    auto const hashes = tiles.tile(id.level, id.index);
    if (!hashes) return fail(hashes.error());
    return write_file(disk, destination / id.path(), merkle::encode_tile(*hashes));
}

Result<void> write_tiles(Disk& disk, Disk::Path const& destination, TileReader& tiles) {
    return merkle::for_each_new_tile(0, tiles.size(), [&](merkle::TileId const& id) {
        return write_tile(disk, destination, tiles, id);
    });
}

Result<void> write_bundle(Disk& disk, Disk::Path const& destination, TileReader& tiles,
                          std::uint64_t index) {
    Bundle const bundle = TRY(tiles.bundle(index));
    Bytes bytes;
    for (std::string_view entry : bundle.entries) merkle::append_to_bundle(bytes, entry);
    auto const width = static_cast<unsigned>(bundle.entries.size());
    return write_file(disk, destination / merkle::bundle_path(index, width), bytes);
}

Result<void> write_bundles(Disk& disk, Disk::Path const& destination, TileReader& tiles) {
    for (std::uint64_t index = 0; index * merkle::tile_width < tiles.size(); ++index) {
        TRY(write_bundle(disk, destination, tiles, index));
    }
    return {};
}

using TilePlaces = std::set<std::pair<unsigned, std::uint64_t>>;  // level and number

// The tiles on the way from those of level 0 up, and the partial ones at the right edge, which
// together make the root.
TilePlaces leading_to_the_root(std::set<std::uint64_t> const& lowest, std::uint64_t size) {
    TilePlaces places;
    for (std::uint64_t index : lowest) {
        for (unsigned level = 0; merkle::tile_at(level, index, size).width == merkle::tile_width;
             ++level, index /= merkle::tile_width) {
            if (!places.emplace(level, index).second) break;
        }
    }
    for (unsigned level = 0; level < merkle::levels_of(size); ++level) {
        std::uint64_t const hashes = merkle::hashes_at(level, size);
        if (hashes % merkle::tile_width != 0) places.emplace(level, hashes / merkle::tile_width);
    }
    return places;
}

// Builds the folder under another name, so that an export that is there is whole.
Result<void> build_beside(Disk& disk, Disk::Path const& destination,
                          std::function<Result<void>(Disk::Path const&)> const& build) {
    Disk::Path beside = destination;
    beside += ".part";
    TRY(disk.remove(beside));
    TRY(disk.make_folder(beside));
    auto done = build(beside);
    if (done) done = disk.rename(beside, destination);
    if (!done) (void)disk.remove(beside);
    return done;
}

}  // namespace

Result<void> Ledger::export_to(Disk::Path const& destination, ExportScope scope) {
    Disk::Path const folder = destination.has_filename()
                                  ? destination
                                  : destination.parent_path();  // "out/" is the folder "out"
    if (disk_.exists(folder)) {
        return fail(ErrorCode::AlreadyExists, "the folder to export to is there already");
    }
    if (signer_) TRY(publish());
    return build_beside(disk_, folder, [&](Disk::Path const& beside) -> Result<void> {
        TRY(write_tiles(disk_, beside, *tiles_));
        if (scope == ExportScope::Everything) TRY(write_bundles(disk_, beside, *tiles_));
        return write_file(disk_, beside / "checkpoint", as_bytes(note_));
    });
}

Result<void> Ledger::export_part(Disk::Path const& folder, std::set<std::uint64_t> const& tiles,
                                 std::set<std::uint64_t> const& bundles) {
    for (auto const& [level, index] : leading_to_the_root(tiles, published_size())) {
        TRY(write_tile(disk_, folder, *tiles_, merkle::tile_at(level, index, published_size())));
    }
    for (std::uint64_t const index : bundles) TRY(write_bundle(disk_, folder, *tiles_, index));
    return write_file(disk_, folder / "checkpoint", as_bytes(note_));
}

}  // namespace penstock::ledger
