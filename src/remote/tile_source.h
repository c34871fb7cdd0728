// The hashes of a tree of one size, from the tiles that the station shows (C2SP tlog-tiles).
//
// Trust: none. What comes is only good for a proof that is verified against signed roots.
#pragma once

#include "merkle/proof.h"
#include "merkle/tile.h"
#include "remote/station_client.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace penstock::remote {

class TileSource {
public:
    // Requires: `client` outlives it.
    TileSource(StationClient& client, std::uint64_t size) : client_(client), size_(size) {}

    // For merkle::consistency_proof. Requires: the source outlives it.
    [[nodiscard]] merkle::SubtreeHash subtrees();
    // Why the last subtree could not be had, if the station said so.
    [[nodiscard]] std::optional<Failure> take_failure() { return std::exchange(failure_, {}); }

private:
    using Hashes = std::vector<Digest>;
    [[nodiscard]] Result<Digest> subtree(unsigned height, std::uint64_t index);
    [[nodiscard]] Asked<Hashes> fetched(unsigned level, std::uint64_t index);

    StationClient& client_;
    std::uint64_t size_;
    std::map<std::pair<unsigned, std::uint64_t>, Hashes> tiles_;
    std::optional<Failure> failure_;
};

}  // namespace penstock::remote
