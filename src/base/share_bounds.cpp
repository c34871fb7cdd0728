#include "base/share_bounds.h"

#include <cmath>

namespace penstock {

namespace {

double continued_fraction(double a, double b, double x) {
    constexpr double tiny = 1e-300, enough = 1e-15;
    constexpr int most_steps = 100'000;
    auto const nonzero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
    double c = 1;
    double d = 1 / nonzero(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int step = 1; step <= most_steps; ++step) {
        double const m = step;
        double const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / nonzero(1 + even * d);
        c = nonzero(1 + even / c);
        result *= d * c;
        double const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / nonzero(1 + odd * d);
        c = nonzero(1 + odd / c);
        double const change = d * c;
        result *= change;
        if (std::abs(change - 1) < enough) break;
    }
    return result;
}

}  // namespace

double incomplete_beta(double a, double b, double x) {
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    double const front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                  a * std::log(x) + b * std::log1p(-x));
    // The fraction converges fast on this side of the mean; the other side by symmetry.
    if (x < (a + 1) / (a + b + 2)) return front * continued_fraction(a, b, x) / a;
    return 1 - front * continued_fraction(b, a, 1 - x) / b;
}

double beta_quantile(double a, double b, double share) {
    double low = 0, high = 1;
    for (int step = 0; step < 200 && high - low > 1e-16 * high; ++step) {
        double const middle = (low + high) / 2;
        (incomplete_beta(a, b, middle) < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

double share_at_most(double events, double trials, double confidence) {
    if (trials <= 0 || events >= trials) return 1;
    return beta_quantile(events + 1, trials - events, confidence);
}

double share_at_least(double events, double trials, double confidence) {
    if (trials <= 0 || events <= 0) return 0;
    if (events >= trials) return std::pow(1 - confidence, 1 / trials);
    return beta_quantile(events, trials - events + 1, 1 - confidence);
}

ShareInterval share_interval(double events, double trials, double confidence) {
    double const one_sided = 1 - (1 - confidence) / 2;
    return {.low = share_at_least(events, trials, one_sided),
            .high = share_at_most(events, trials, one_sided)};
}

}  // namespace penstock
