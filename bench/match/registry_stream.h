// A world as registry rows, lineage by lineage, in bounded memory.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "bench/match/lineage.h"
#include "synthetic/registry_csv.h"

#include <string>

namespace penstock::evaluation {

// The person's name as it stands on the return of `year`: in capitals or not, the middle name in
// full, as an initial or left out, the suffix or the second surname left out at times.
[[nodiscard]] identity::PersonName filed_name(World const& world, Lineage const& lineage,
                                              Person const& person, int year);

// Adds the rows of all of the lineage who are on file: one for each stay and name.
void append_rows(std::string& out, World const& world, Lineage const& lineage,
                 synthetic::RegistryCounts& counts);

// The registry of the whole world. Errors: Io.
[[nodiscard]] Result<synthetic::RegistryCounts> write_world(Disk& disk, Disk::Path const& path,
                                                            World const& world);

// How many lineages have about so many address versions on file.
[[nodiscard]] std::uint64_t lineages_for(std::uint64_t versions);

}  // namespace penstock::evaluation
