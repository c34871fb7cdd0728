// The recipient agency's own records, held against the custodian's: counts and hashes
// (R-6103p4-A). A difference opens an incident.
#pragma once

#include "base/literal.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::oversight {

struct CountDifference {
    Literal what;       // "lines", "batch-digest", …
    std::string batch;  // empty where it concerns the whole agreement
    std::string theirs, ours;
};

struct CountComparison {
    std::string agreement;
    std::uint64_t compared = 0;  // figures
    std::vector<CountDifference> differences;
    std::optional<std::uint64_t> incident;  // opened for the differences
};

// `counts_json` is the form of docs/formats/counts.md. The comparison is put on file. Errors:
// Malformed; NotFound (no such agreement); the fatal codes.
[[nodiscard]] Result<CountComparison> compare_counts(disclosure::Station& station,
                                                     std::string_view counts_json);

}  // namespace penstock::oversight
