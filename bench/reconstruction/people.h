// The custodian's registry of the reconstruction: the people of a world of bench/match, with a row
// for each of the last two returns from every home.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "bench/match/lineage.h"
#include "synthetic/registry_csv.h"

#include <cstdint>
#include <vector>

namespace penstock::reconstruction {

// A world with about as many people on file as there are lines. Requires: lines > 0.
[[nodiscard]] evaluation::WorldSize world_for(std::uint64_t lines, std::uint64_t seed);

// The tax periods of the rows that a stay has on file.
[[nodiscard]] std::vector<int> periods_on_file(evaluation::Stay const& stay);

// The registry's CSV, lineage by lineage, in bounded memory. Errors: Io.
[[nodiscard]] Result<synthetic::RegistryCounts> write_registry(Disk& disk, Disk::Path const& path,
                                                               evaluation::World const& world);

}  // namespace penstock::reconstruction
