// Exact bounds on a share after Clopper and Pearson (1934): how large or small it may be, given how
// many of so many trials were seen to have it.
#pragma once

namespace penstock {

// The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Press and
// others, Numerical Recipes, section 6.4). Requires: a, b > 0 and 0 <= x <= 1.
[[nodiscard]] double incomplete_beta(double a, double b, double x);
// The x with I_x(a, b) = share, by bisection.
[[nodiscard]] double beta_quantile(double a, double b, double share);

// One-sided bounds: with this confidence the share is not above, or not below. Zero events of n
// bound it at about 3/n with 0.95. Neither need be whole.
[[nodiscard]] double share_at_most(double events, double trials, double confidence);
[[nodiscard]] double share_at_least(double events, double trials, double confidence);

struct ShareInterval {
    double low = 0, high = 1;
};
// With this confidence the share lies within.
[[nodiscard]] ShareInterval share_interval(double events, double trials, double confidence);

}  // namespace penstock
