// The published tree as a folder of its own, for penstock-verify and for stock verifiers.
#include "ledger/ledger.h"
#include "merkle/tile.h"

#include <functional>

namespace penstock::ledger {

namespace {

Result<void> write_file(Disk& disk, Disk::Path const& path, ByteView bytes) {
    TRY(disk.make_folder(path.parent_path()));
    return TRY(disk.open_append(path))->append(bytes);
}

Result<void> write_tiles(Disk& disk, Disk::Path const& destination, TileReader& tiles) {
    return merkle::for_each_new_tile(0, tiles.size(), [&](merkle::TileId const& id) {
        auto const hashes = tiles.tile(id.level, id.index);
        if (!hashes) return Result<void>(fail(hashes.error()));
        return write_file(disk, destination / id.path(), merkle::encode_tile(*hashes));
    });
}

Result<void> write_bundles(Disk& disk, Disk::Path const& destination, TileReader& tiles) {
    for (std::uint64_t index = 0; index * merkle::tile_width < tiles.size(); ++index) {
        Bundle const bundle = TRY(tiles.bundle(index));
        Bytes bytes;
        for (std::string_view entry : bundle.entries) merkle::append_to_bundle(bytes, entry);
        auto const width = static_cast<unsigned>(bundle.entries.size());
        TRY(write_file(disk, destination / merkle::bundle_path(index, width), bytes));
    }
    return {};
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

}  // namespace penstock::ledger
