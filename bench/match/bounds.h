// Exact bounds on a share after Clopper and Pearson (1934), for cases that come in clusters.
#pragma once

#include <cstdint>
#include <vector>

namespace penstock::evaluation {

// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Press and
// others, Numerical Recipes, section 6.4). Requires: a, b > 0 and 0 <= x <= 1.
[[nodiscard]] double incomplete_beta(double a, double b, double x);
// The x with I_x(a, b) = share, by bisection.
[[nodiscard]] double beta_quantile(double a, double b, double share);

// One-sided 95 % bounds on a share of which `events` of `trials` were seen; zero events of n bound
// it at 3/n. Neither need be whole.
[[nodiscard]] double upper_bound(double events, double trials);
[[nodiscard]] double lower_bound(double events, double trials);

// How many independent cases the clustered ones are worth at least: (sum m)^2 / sum m^2 for
// clusters of m cases, which is Kish's design effect with every cluster taken as one and the same
// case.
[[nodiscard]] double effective_size(std::vector<std::uint64_t> clusters);

}  // namespace penstock::evaluation
