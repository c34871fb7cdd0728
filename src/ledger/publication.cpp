#include "ledger/publication.h"

#include "merkle/tile.h"

#include <charconv>
#include <optional>

namespace penstock::ledger {

namespace {

constexpr unsigned max_level = 63;

struct TileName {
    merkle::TileId id;
    bool entries = false;

    [[nodiscard]] std::string path() const {
        return entries ? merkle::bundle_path(id.index, id.width) : id.path();
    }
};

// Takes a decimal number off the front of `text`.
template <typename Number>
bool take_number(std::string_view& text, Number& number) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

// The tile that has this name. What is read loosely here is compared with the written form of what
// was read, so only one name leads to each tile.
std::optional<TileName> parse_tile(std::string_view name) {
    constexpr std::string_view tile = "/tile/";
    constexpr std::string_view entries = "entries/";
    if (!name.starts_with(tile) || name.size() > 64) return {};
    std::string_view rest = name.substr(tile.size());
    TileName read;
    read.entries = rest.starts_with(entries);
    if (read.entries) {
        rest.remove_prefix(entries.size());
    } else if (!take_number(rest, read.id.level) || read.id.level > max_level ||
               !rest.starts_with('/')) {
        return {};
    } else {
        rest.remove_prefix(1);
    }
    while (rest.starts_with('x')) {
        std::uint64_t group = 0;
        rest.remove_prefix(1);
        if (!take_number(rest, group) || group > 999 || !rest.starts_with('/')) return {};
        rest.remove_prefix(1);
        if (read.id.index > (std::uint64_t{1} << 52)) return {};
        read.id.index = read.id.index * 1000 + group;
    }
    std::uint64_t last = 0;
    if (!take_number(rest, last) || last > 999) return {};
    read.id.index = read.id.index * 1000 + last;
    if (rest.starts_with(".p/")) {
        rest.remove_prefix(3);
        if (!take_number(rest, read.id.width)) return {};
        if (read.id.width == 0 || read.id.width >= merkle::tile_width) return {};
    }
    if (!rest.empty() || "/" + read.path() != name) return {};
    return read;
}

bool is_published(TileName const& name, std::uint64_t size) {
    std::uint64_t const hashes = merkle::hashes_at(name.entries ? 0 : name.id.level, size);
    if (name.id.index > hashes / merkle::tile_width) return false;
    return name.id.index * merkle::tile_width + name.id.width <= hashes;
}

}  // namespace

Result<Publication> publication(Disk& disk, Disk::Path const& folder, std::string_view name,
                                ExportScope scope) {
    if (name == "/checkpoint") {
        return Publication{.there = true,
                           .content_type = "text/plain; charset=utf-8",
                           .cache_control = "public, max-age=2",
                           .bytes = TRY(disk.read(folder / "checkpoint"))};
    }
    auto const tile = parse_tile(name);
    if (!tile || (tile->entries && scope == ExportScope::HashesOnly)) return Publication{};
    Note const note = TRY(parse_note(as_text(TRY(disk.read(folder / "checkpoint")))));
    Checkpoint const checkpoint = TRY(parse_checkpoint(note.text));
    if (!is_published(*tile, checkpoint.tree.size)) return Publication{};
    auto bytes = disk.read(folder / tile->path());
    // A partial tile that a full one has replaced.
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return Publication{};
    if (!bytes) return fail(bytes.error());
    return Publication{.there = true,
                       .content_type = "application/octet-stream",
                       .cache_control = "public, max-age=31536000, immutable",
                       .bytes = std::move(*bytes)};
}

}  // namespace penstock::ledger
