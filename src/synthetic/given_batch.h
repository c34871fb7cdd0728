// Somebody else's request lines under the sample agreement: the lines stay as they are, the header
// becomes the sample's.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "synthetic/batch_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::synthetic {

// What a first reading of a given batch says.
struct GivenBatch {
    std::uint64_t lines = 0;            // after its header
    std::vector<std::string> officers;  // the recipients named, each once, at most two thousand
};

// Errors: NotFound, Io; Malformed if there is no line after the first.
[[nodiscard]] Result<GivenBatch> read_given_batch(Disk& disk, Disk::Path const& given);

// Writes `paths.batch` and `paths.assignments`: each recipient of a line is assigned to its case.
// Errors: NotFound, Io.
[[nodiscard]] Result<BatchCounts> adapt_batch(Disk& disk, Disk::Path const& given,
                                              BatchPaths const& paths, BatchOptions const& options);

}  // namespace penstock::synthetic
