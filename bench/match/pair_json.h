// A labelled comparison as one JSON object.
#pragma once

#include "bench/match/harness.h"

#include <optional>
#include <string>

namespace penstock::evaluation {

// With a line feed. `labelled` is empty where face review returns the line.
[[nodiscard]] std::string pair_json(Case const& request, std::string const& stratum,
                                    std::optional<Labelled> const& labelled, Trial const& trial);

}  // namespace penstock::evaluation
