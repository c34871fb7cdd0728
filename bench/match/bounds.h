// Exact bounds on a share after Clopper and Pearson (1934), for cases that come in clusters.
#pragma once

#include "base/share_bounds.h"

#include <cstdint>
#include <vector>

namespace penstock::evaluation {

// One-sided 95 % bounds on a share of which `events` of `trials` were seen; zero events of n bound
// it at 3/n. Neither need be whole.
[[nodiscard]] double upper_bound(double events, double trials);
[[nodiscard]] double lower_bound(double events, double trials);

// How many independent cases the clustered ones are worth at least: (sum m)^2 / sum m^2 for
// clusters of m cases, which is Kish's design effect with every cluster taken as one and the same
// case.
[[nodiscard]] double effective_size(std::vector<std::uint64_t> clusters);

}  // namespace penstock::evaluation
