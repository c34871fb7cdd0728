// A sample batch for the people of a registry: its lines, who is assigned to their cases, and what
// should become of each.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/result.h"
#include "synthetic/roster.h"

#include <cstdint>
#include <string>

namespace penstock::synthetic {

struct BatchOptions {
    std::uint64_t lines = 2'000;
    std::uint64_t seed = 20251120;
    Instant created;     // the header's `created`
    Digest attestation;  // of the agreement's attestation text
};

// Where the three files go. A line of the truth file is a JSON object: line, shape, person (null
// for one who is not on file), expected (outcomes, one of which is right), codes (requirement ids,
// one of which stands behind every outcome but pass).
struct BatchPaths {
    Disk::Path batch;        // docs/formats/batch.md
    Disk::Path assignments;  // assignments.csv of the agreement
    Disk::Path truth;
};

struct BatchCounts {
    std::string batch;  // the header's id
    std::uint64_t lines = 0;
    std::uint64_t registry_persons = 0;
};

// A UUID of version 4 (RFC 9562 section 5.4) from the seed.
[[nodiscard]] std::string batch_id(std::uint64_t seed);
// The header of a batch under the sample agreement, with a line feed.
[[nodiscard]] std::string header_line(std::string const& id, BatchOptions const& options);

// Draws the lines from a registry's CSV, whoever wrote it, in bounded memory: the file is read
// twice, and drawn from a pool of at most 65,536 people at a time.
// Errors: NotFound, Io; Malformed if the file is no registry or has too few people for the lines.
[[nodiscard]] Result<BatchCounts> write_batch(Disk& disk, Disk::Path const& registry,
                                              BatchPaths const& paths, Roster const& roster,
                                              BatchOptions const& options);

}  // namespace penstock::synthetic
