#include "ledger/growth.h"

#include "ledger/tile_reader.h"
#include "merkle/bundle.h"
#include "merkle/hash.h"
#include "merkle/recursion.h"
#include "merkle/tile.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace penstock::ledger {

namespace {

std::unexpected<Error> differs(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "do not sign; check the memory and the disk of this machine");
}

// Syncs files, many of them at the same time: a file system brings the syncs that meet it together
// to the disk in one step. After a failure some may not have been tried; all is lost then anyway.
Result<void> sync_together(std::span<std::unique_ptr<AppendFile> const> files) {
    constexpr std::size_t few = 16;
    if (files.size() <= few) {
        for (auto const& file : files) TRY(file->sync());
        return {};
    }
    std::atomic<std::size_t> next = 0;
    std::array<Result<void>, 16> results;
    {
        std::vector<std::jthread> threads;
        for (Result<void>& result : results) {
            threads.emplace_back([&] {
                for (std::size_t at = next++; at < files.size() && result; at = next++) {
                    result = files[at]->sync();
                }
            });
        }
    }
    for (Result<void> const& result : results) TRY(Result<void>(result));
    return {};
}

// Writes files that nothing names yet, and remembers which folders have to be made durable.
class NewFiles {
public:
    // Folders that hold files of the tree of `published` entries are durable already.
    NewFiles(Disk& disk, Disk::Path const& folder, std::uint64_t published)
        : disk_(disk), folder_(folder), durable_{folder} {
        for (unsigned level = 0; level < merkle::levels_of(published); ++level) {
            std::uint64_t const last =
                (merkle::hashes_at(level, published) - 1) / merkle::tile_width;
            merkle::TileId const tile = merkle::tile_at(level, last, published);
            add_folders_of(folder_ / tile.path());
            if (level == 0) add_folders_of(folder_ / merkle::bundle_path(last, tile.width));
        }
    }

    Result<void> write(std::string const& name, ByteView bytes) {
        Disk::Path const path = folder_ / name;
        for (Disk::Path parent = path.parent_path(); changed_.insert(parent).second;) {
            if (durable_.contains(parent)) break;
            TRY(disk_.make_folder(parent));
            parent = parent.parent_path();
        }
        // Something of this name can only be left over from a growth that a crash ended.
        auto file = TRY(disk_.open_append(path));
        TRY(file->truncate(0));
        TRY(file->append(bytes));
        unsynced_.push_back(std::move(file));
        return unsynced_.size() < max_unsynced ? Result<void>() : sync_files();
    }

    // Makes the files durable, then their names, the deepest folders first.
    Result<void> sync() {
        TRY(sync_files());
        for (auto folder = changed_.rbegin(); folder != changed_.rend(); ++folder) {
            TRY(disk_.sync_folder(*folder));
        }
        return {};
    }

private:
    static constexpr std::size_t max_unsynced = 256;  // far below the files that a process may open

    Result<void> sync_files() {
        std::vector<std::unique_ptr<AppendFile>> const files = std::exchange(unsynced_, {});
        return sync_together(files);
    }

    void add_folders_of(Disk::Path const& path) {
        Disk::Path parent = path.parent_path();
        while (durable_.insert(parent).second) parent = parent.parent_path();
    }

    Disk& disk_;
    Disk::Path folder_;
    std::set<Disk::Path> durable_;
    std::set<Disk::Path> changed_;  // have new names in them
    std::vector<std::unique_ptr<AppendFile>> unsynced_;
};

Result<void> write_bundles(NewFiles& files, TileReader& old, Growth const& growth) {
    std::uint64_t const after = growth.before.size + growth.entries.size();
    Bytes bytes;
    if (growth.before.size % merkle::tile_width != 0) {
        Bundle const kept = TRY(old.bundle(growth.before.size / merkle::tile_width));
        for (std::string_view entry : kept.entries) merkle::append_to_bundle(bytes, entry);
    }
    for (std::uint64_t at = growth.before.size; at < after; ++at) {
        merkle::append_to_bundle(bytes, growth.entries[at - growth.before.size]);
        bool const full = (at + 1) % merkle::tile_width == 0;
        if (!full && at + 1 != after) continue;
        unsigned const width = merkle::tile_at(0, at / merkle::tile_width, after).width;
        TRY(files.write(merkle::bundle_path(at / merkle::tile_width, width), bytes));
        bytes.clear();
    }
    return {};
}

// Writes the new tiles of a level whose new hashes are `fresh`; returns those of the next level.
Result<std::vector<Digest>> write_level(NewFiles& files, TileReader& old, unsigned level,
                                        std::span<Digest const> fresh) {
    std::uint64_t const had = merkle::hashes_at(level, old.size());
    std::uint64_t const first_tile = had / merkle::tile_width;
    std::vector<Digest> row;
    if (had % merkle::tile_width != 0) row = TRY(old.tile(level, first_tile));
    row.insert(row.end(), fresh.begin(), fresh.end());
    std::vector<Digest> above;
    for (std::size_t at = 0; at < row.size(); at += merkle::tile_width) {
        auto const tile =
            std::span(row).subspan(at, std::min<std::size_t>(merkle::tile_width, row.size() - at));
        merkle::TileId const id{.level = level,
                                .index = first_tile + at / merkle::tile_width,
                                .width = static_cast<unsigned>(tile.size())};
        TRY(files.write(id.path(), merkle::encode_tile(tile)));
        if (tile.size() == merkle::tile_width) above.push_back(merkle::root(tile));
    }
    return above;
}

// The second path: what the disk holds, hashed by the recursion and by nothing that the first path
// uses.
class ReadBack {
public:
    ReadBack(Disk& disk, Disk::Path const& folder, Growth const& growth, std::uint64_t size)
        : reader_(disk, folder, size), growth_(growth) {}

    // The new entries are those that were sequenced, and their tile has their hashes.
    Result<void> entries() {
        std::uint64_t const before = growth_.before.size;
        std::uint64_t const size = reader_.size();
        for (std::uint64_t index = before / merkle::tile_width; index * merkle::tile_width < size;
             ++index) {
            Bundle const bundle = TRY(reader_.bundle(index));
            std::vector<Digest> const hashes = TRY(reader_.tile(0, index));
            std::uint64_t const begin = index * merkle::tile_width;
            for (std::uint64_t at = std::max(begin, before); at < begin + hashes.size(); ++at) {
                std::string_view const entry = bundle.entries[at - begin];
                if (entry != growth_.entries[at - before] ||
                    hashes[at - begin] != merkle::recursion::leaf(as_bytes(entry))) {
                    return differs("an entry that was written is not the one that was sequenced");
                }
            }
        }
        return {};
    }

    // Every new tile above level 0 holds the roots of the tiles below it.
    Result<void> tile(merkle::TileId const& id) {
        if (id.level == 0) return {};
        std::uint64_t const had = merkle::hashes_at(id.level, growth_.before.size);
        std::vector<Digest> const hashes = TRY(reader_.tile(id.level, id.index));
        std::uint64_t const begin = id.index * merkle::tile_width;
        for (std::uint64_t at = std::max(begin, had); at < begin + hashes.size(); ++at) {
            if (hashes[at - begin] !=
                merkle::recursion::root(TRY(reader_.tile(id.level - 1, at)))) {
                return differs("a tile that was written is not the root of those below it");
            }
        }
        return {};
    }

    Result<Digest> root(std::uint64_t size) {
        return merkle::recursion::root_over_tiles(
            size, [&](unsigned level, std::uint64_t index) -> Result<Digest> {
                std::uint64_t const tile = index / merkle::tile_width;
                if (!last_ || last_->level != level || last_->index != tile) {
                    last_ = Last{
                        .level = level, .index = tile, .hashes = TRY(reader_.tile(level, tile))};
                }
                return last_->hashes[index % merkle::tile_width];
            });
    }

private:
    struct Last {
        unsigned level = 0;
        std::uint64_t index = 0;
        std::vector<Digest> hashes;
    };

    TileReader reader_;
    Growth const& growth_;
    std::optional<Last> last_;  // the tile that was read last
};

}  // namespace

Result<void> write_growth(Disk& disk, Disk::Path const& folder, Growth const& growth) {
    TileReader old(disk, folder, growth.before.size);
    NewFiles files(disk, folder, growth.before.size);
    TRY(write_bundles(files, old, growth));
    std::vector<Digest> fresh(growth.leaf_hashes.begin(), growth.leaf_hashes.end());
    for (unsigned level = 0; !fresh.empty(); ++level) {
        fresh = TRY(write_level(files, old, level, fresh));
    }
    return files.sync();
}

Result<void> verify_growth(Disk& disk, Disk::Path const& folder, Growth const& growth,
                           merkle::TreeHead const& after) {
    ReadBack read_back(disk, folder, growth, after.size);
    TRY(read_back.entries());
    TRY(merkle::for_each_new_tile(growth.before.size, after.size,
                                  [&](merkle::TileId const& id) { return read_back.tile(id); }));
    if (TRY(read_back.root(growth.before.size)) != growth.before.root) {
        return differs("the tree that was written does not begin as the last signed one");
    }
    if (TRY(read_back.root(after.size)) != after.root) {
        return differs("the tree that was written does not have the root that was reckoned");
    }
    return {};
}

void remove_replaced_partials(Disk& disk, Disk::Path const& folder, std::uint64_t before,
                              std::uint64_t after) {
    for (unsigned level = 0; level < merkle::levels_of(after); ++level) {
        std::uint64_t const old_tile = merkle::hashes_at(level, before) / merkle::tile_width;
        std::uint64_t const full_tiles = merkle::hashes_at(level, after) / merkle::tile_width;
        if (old_tile >= full_tiles) continue;
        (void)disk.remove(folder / merkle::partial_tiles_path(level, old_tile));
        if (level == 0) (void)disk.remove(folder / merkle::partial_bundles_path(old_tile));
    }
}

}  // namespace penstock::ledger
