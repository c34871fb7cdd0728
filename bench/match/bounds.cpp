#include "bench/match/bounds.h"

#include <algorithm>
#include <cmath>

namespace penstock::evaluation {

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

constexpr double confidence = 0.95;

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

double upper_bound(double events, double trials) {
    if (trials <= 0 || events >= trials) return 1;
    return beta_quantile(events + 1, trials - events, confidence);
}

double lower_bound(double events, double trials) {
    if (trials <= 0 || events <= 0) return 0;
    if (events >= trials) return std::pow(1 - confidence, 1 / trials);
    return beta_quantile(events, trials - events + 1, 1 - confidence);
}

double effective_size(std::vector<std::uint64_t> clusters) {
    std::ranges::sort(clusters);
    double cases = 0, squares = 0;
    for (std::size_t at = 0; at < clusters.size();) {
        std::size_t end = at;
        while (end < clusters.size() && clusters[end] == clusters[at]) ++end;
        auto const size = static_cast<double>(end - at);
        cases += size;
        squares += size * size;
        at = end;
    }
    return squares > 0 ? cases * cases / squares : 0;
}

}  // namespace penstock::evaluation
