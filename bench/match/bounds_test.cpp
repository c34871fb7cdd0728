#include "bench/match/bounds.h"

#include <gtest/gtest.h>

#include <cmath>

namespace penstock::evaluation {
namespace {

// Values of closed forms: I_x(1, b) = 1 - (1-x)^b, I_x(a, 1) = x^a, I_x(2, 2) = 3x^2 - 2x^3, and
// the arcsine law I_x(1/2, 1/2) = 2/pi asin(sqrt x).
TEST(Bounds, the_incomplete_beta_function_agrees_with_its_closed_forms) {
    for (double const x : {0.001, 0.1, 0.37, 0.5, 0.8, 0.999}) {
        EXPECT_NEAR(incomplete_beta(1, 7, x), 1 - std::pow(1 - x, 7), 1e-12);
        EXPECT_NEAR(incomplete_beta(9, 1, x), std::pow(x, 9), 1e-12);
        EXPECT_NEAR(incomplete_beta(2, 2, x), 3 * x * x - 2 * x * x * x, 1e-12);
        EXPECT_NEAR(incomplete_beta(0.5, 0.5, x), 2 / 3.14159265358979 * std::asin(std::sqrt(x)),
                    1e-12);
    }
}

// The slow and obvious twin: the chance of at most k events of n, term by term.
double at_most(int k, int n, double share) {
    double sum = 0;
    for (int i = 0; i <= k; ++i) {
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) +
                        i * std::log(share) + (n - i) * std::log1p(-share));
    }
    return sum;
}

TEST(Bounds, at_the_upper_bound_so_few_events_have_a_chance_of_one_in_twenty) {
    for (int const n : {10, 1000, 300'000}) {
        for (int const k : {0, 1, 5}) {
            EXPECT_NEAR(at_most(k, n, upper_bound(k, n)), 0.05, 1e-8) << k << " of " << n;
        }
    }
}

TEST(Bounds, at_the_lower_bound_so_many_events_have_a_chance_of_one_in_twenty) {
    for (int const k : {1, 3, 9}) {
        EXPECT_NEAR(1 - at_most(k - 1, 50, lower_bound(k, 50)), 0.05, 1e-8) << k;
    }
}

// Hanley and Lippman-Hand (1983), "If nothing goes wrong, is everything all right?": three over n.
TEST(Bounds, no_event_of_three_million_bounds_the_rate_at_one_in_a_million) {
    EXPECT_NEAR(upper_bound(0, 3e6), 1e-6, 2e-9);
    EXPECT_NEAR(upper_bound(0, 300'000), 10e-6, 2e-8);
}

TEST(Bounds, independent_cases_are_worth_themselves_and_equal_ones_a_single_one) {
    EXPECT_DOUBLE_EQ(effective_size({4, 2, 9, 7}), 4);
    EXPECT_DOUBLE_EQ(effective_size({5, 5, 5, 5}), 1);
    EXPECT_DOUBLE_EQ(effective_size({1, 1, 2, 2}), 2);
    EXPECT_DOUBLE_EQ(effective_size({}), 0);
}

TEST(Bounds, clusters_widen_a_bound) {
    EXPECT_GT(upper_bound(0, effective_size({1, 1, 1, 2})), upper_bound(0, 4));
}

}  // namespace
}  // namespace penstock::evaluation
