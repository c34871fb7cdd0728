// The whole check, from the signature down to what the entries say.
#include "report.h"

#include "folder.h"
#include "journey.h"
#include "tree.h"

#include <algorithm>
#include <cstring>

namespace verify {

namespace {

constexpr std::uint64_t tile_width = 256;

// Splits a bundle into exactly `count` entries and hands each on. Rule: tree.bundle.
template <typename Visit>
Checked<void> for_each_entry(std::string_view bundle, std::uint64_t count, Visit&& visit) {
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(bundle[at]); };
        std::size_t const size = bundle.size() < 2 ? 0 : std::size_t{byte(0)} << 8 | byte(1);
        if (bundle.size() < 2 + size) {
            return violation("tree.bundle", "an entry bundle ends before its last entry");
        }
        if (auto const good = visit(bundle.substr(2, size)); !good) return good;
        bundle.remove_prefix(2 + size);
    }
    if (bundle.empty()) return {};
    return violation("tree.bundle", "an entry bundle goes on behind its last entry");
}

Checked<void> add_entries(Folder const& folder, std::uint64_t size, Tree& tree, Journey& journey,
                          std::uint64_t& bundles) {
    for (std::uint64_t start = 0; start < size; start += tile_width) {
        std::uint64_t const width = std::min(tile_width, size - start);
        auto const bundle = folder.bundle(start / tile_width, width);
        if (!bundle) return std::unexpected(bundle.error());
        auto const good = for_each_entry(*bundle, width, [&](std::string_view entry) {
            journey.add(entry);
            return tree.add(leaf_hash(entry));
        });
        if (!good) return good;
        ++bundles;
    }
    return {};
}

Checked<void> add_hashes(Folder const& folder, std::uint64_t size, Tree& tree) {
    for (std::uint64_t start = 0; start < size; start += tile_width) {
        std::uint64_t const width = std::min(tile_width, size - start);
        auto const tile = folder.tile(0, start / tile_width, width);
        if (!tile) return std::unexpected(tile.error());
        if (tile->size() != width * sizeof(Hash)) {
            return violation("tree.tile", "a hash tile does not have its size");
        }
        for (std::uint64_t i = 0; i < width; ++i) {
            Hash hash;
            std::memcpy(hash.data(), tile->data() + i * sizeof(Hash), sizeof(Hash));
            if (auto const good = tree.add(hash); !good) return good;
        }
    }
    return {};
}

Checked<void> check(Folder const& folder, LogKey const& key, Expect expect, Report& report) {
    auto const note = folder.checkpoint();
    if (!note) return std::unexpected(note.error());
    auto const checkpoint = open_checkpoint(*note, key);
    if (!checkpoint) return std::unexpected(checkpoint.error());
    report.checkpoint = *checkpoint;
    report.has_entries = folder.has_entries();
    if (!report.has_entries && checkpoint->size != 0 && expect == Expect::Entries) {
        return violation(
            "tree.missing",
            "the export holds no entries; to check its hashes alone say --hashes-only");
    }
    Tree tree(folder);
    Journey journey(checkpoint->origin, report.findings);
    auto const added = report.has_entries
                           ? add_entries(folder, checkpoint->size, tree, journey, report.bundles)
                           : add_hashes(folder, checkpoint->size, tree);
    report.counts = journey.counts();
    report.orders = journey.orders().entered();
    report.lifts = journey.orders().lifted();
    if (!added) return added;
    auto const root = tree.finish();
    report.tiles = tree.tiles();
    if (!root) return std::unexpected(root.error());
    if (*root == checkpoint->root) return {};
    return violation("tree.root", "the tree does not have the root that was signed");
}

}  // namespace

Report verify_folder(std::string const& folder, LogKey const& key, Expect expect) {
    Report report;
    if (auto const good = check(Folder(folder), key, expect, report); !good) {
        report.findings.add(good.error());
    }
    return report;
}

}  // namespace verify
