#include "ledger/fsck.h"

#include "ledger/ledger.h"
#include "merkle/recursion.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace penstock::ledger {

namespace {

std::unexpected<Error> wrong(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "keep a copy of the ledger's folder and find out who or what changed it");
}

// All tiles of a tree, rebuilt level by level from the leaf hashes.
Result<std::uint64_t> check_tiles(TileReader& tiles, std::vector<Digest> hashes) {
    std::uint64_t count = 0;
    for (unsigned level = 0; !hashes.empty(); ++level) {
        std::vector<Digest> above;
        for (std::size_t at = 0; at < hashes.size(); at += merkle::tile_width) {
            std::size_t const width = std::min<std::size_t>(merkle::tile_width, hashes.size() - at);
            auto const expected = std::span(hashes).subspan(at, width);
            if (!std::ranges::equal(TRY(tiles.tile(level, at / merkle::tile_width)), expected)) {
                return wrong("a hash tile does not fit what is below it");
            }
            if (width == merkle::tile_width) above.push_back(merkle::recursion::root(expected));
            ++count;
        }
        hashes = std::move(above);
    }
    return count;
}

}  // namespace

Result<FsckReport> fsck(Disk& disk, Place const& place, VerifierKey const& key,
                        std::optional<VerifierKey> const& other, FsckProgress const& progress) {
    auto const ledger = TRY(Ledger::open_reader(disk, place, key, other));
    merkle::TreeHead const tree = ledger->published().tree;
    FsckReport report{
        .published = tree.size, .sequenced = ledger->size(), .tiles = 0, .bundles = 0};
    TileReader tiles(disk, place.folder, tree.size);
    std::vector<Digest> leaves;
    leaves.reserve(tree.size);
    for (; report.bundles * merkle::tile_width < tree.size; ++report.bundles) {
        Bundle const bundle = TRY(tiles.bundle(report.bundles));
        for (std::string_view entry : bundle.entries) {
            leaves.push_back(merkle::recursion::leaf(as_bytes(entry)));
        }
        if (progress) progress(leaves.size(), tree.size);
    }
    if (leaves.size() != tree.size || merkle::recursion::root(leaves) != tree.root) {
        return wrong("the entries do not give the root that was signed");
    }
    report.tiles = TRY(check_tiles(tiles, std::move(leaves)));
    return report;
}

}  // namespace penstock::ledger
