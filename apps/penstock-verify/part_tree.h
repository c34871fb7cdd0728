// A signed tree of which only some tiles are given: each tile is held against the one above it, up
// to the root that was signed. Memory: one tile for each level.
#pragma once

#include "folder.h"
#include "note.h"
#include "tree.h"

#include <cstdint>
#include <map>
#include <vector>

namespace verify {

class PartTree {
public:
    // Requires: `folder` outlives the object.
    PartTree(Folder const& folder, Checkpoint const& checkpoint)
        : folder_(folder), checkpoint_(checkpoint) {}

    // Builds the root from the partial tiles at the right edge. Rules: tree.missing, tree.tile,
    // tree.root. Comes before leaf().
    [[nodiscard]] Checked<void> load();

    // The hash of the entry of this index, which the tree has. Rules: tree.missing, tree.tile.
    [[nodiscard]] Checked<Hash> leaf(std::uint64_t index);

    // How many tiles were held against those above them.
    [[nodiscard]] std::uint64_t tiles() const { return tiles_; }

private:
    struct Tile {
        std::uint64_t number = 0;
        std::vector<Hash> hashes;
    };

    [[nodiscard]] Checked<std::vector<Hash>> read(unsigned level, std::uint64_t number,
                                                  std::uint64_t width) const;
    [[nodiscard]] Checked<Hash> hash_at(unsigned level, std::uint64_t place);

    Folder const& folder_;
    Checkpoint checkpoint_;
    std::map<unsigned, Tile> edge_;  // the partial tile of each level
    std::map<unsigned, Tile> last_;  // the full tile that was read last
    std::uint64_t tiles_ = 0;
};

}  // namespace verify
