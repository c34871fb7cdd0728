// A whole sample world for `penstock demo`, benchmarks and tests: a registry, an agreement with all
// keys, and a signed batch whose right answers are known.
//
// All people, streets and numbers are invented. The same options give the same registry and the
// same lines; keys and signature come from chance.
//
//     World const world =
//         TRY(write_world(disk, entropy, folder, {.persons = 100'000, .lines = 2'000, .now =
//         now}));
#pragma once

#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"
#include "synthetic/agreement_folder.h"
#include "synthetic/batch_file.h"
#include "synthetic/registry_csv.h"

#include <cstdint>
#include <string>

namespace penstock::synthetic {

struct WorldOptions {
    std::uint64_t persons = 100'000;
    std::uint64_t lines = 2'000;
    std::uint64_t seed = 20251120;
    Instant now;  // what the station's clock says; the batch is an hour older
};

struct World {
    Disk::Path registry;   // registry.csv
    Disk::Path agreement;  // agreement/: agreement.toml, attestation.txt, recipients.csv,
                           // assignments.csv
    Disk::Path keys;       // keys/<id>.pem, as --signer takes them
    Disk::Path batch;      // batch.jsonl
    Disk::Path signature;  // batch.p7s
    Disk::Path truth;      // truth.jsonl; empty where the lines were given
    std::string batch_id;
    RegistryCounts counts;
};

// Writes the world into `folder`, which is made if it is not there. Errors: Io, those of `entropy`;
// Malformed if there are too few persons for the lines.
[[nodiscard]] Result<World> write_world(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                        WorldOptions const& options);

// The same for a registry that is there already: all but registry.csv.
[[nodiscard]] Result<World> write_world_for_registry(Disk& disk, Entropy& entropy,
                                                     Disk::Path const& folder,
                                                     Disk::Path const& registry,
                                                     WorldOptions const& options);

// The same for a registry and request lines that are there already: the lines of `batch` under a
// header of the sample agreement, signed; their recipients are on its roll and assigned to their
// cases. There is no truth.jsonl. Errors: as above; Malformed if the batch has no lines.
[[nodiscard]] Result<World> write_world_for_batch(Disk& disk, Entropy& entropy,
                                                  Disk::Path const& folder,
                                                  Disk::Path const& registry,
                                                  Disk::Path const& batch, Instant now);

}  // namespace penstock::synthetic
