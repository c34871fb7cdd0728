// A generated world in a folder: the registry as CSV while it is imported, then its snapshot.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "bench/match/harness.h"
#include "bench/match/lineage.h"

#include <filesystem>

namespace penstock::evaluation {

struct MadeWorld {
    std::uint64_t persons = 0;
    std::uint64_t rows = 0;
    std::uint64_t versions = 0;
    double generate_seconds = 0;
    double import_seconds = 0;
    std::uint64_t snapshot_bytes = 0;
    bool made_now = false;  // false: the folder held it already, and no time was taken
};

// The registry of the world under `folder`, generated and imported unless the folder holds just
// this one. The CSV is removed after the import. Errors: Io; Malformed if the import rejects a row,
// which is a fault of the generator.
[[nodiscard]] Result<MadeWorld> make_world(Disk& disk, std::filesystem::path const& folder,
                                           World const& world);
[[nodiscard]] Result<Harness> open_world(Disk& disk, std::filesystem::path const& folder);

}  // namespace penstock::evaluation
