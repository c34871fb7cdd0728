#include "match/posterior.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace penstock::match {

namespace {

double odds_of(Weight weight) {
    return std::exp2(static_cast<double>(weight) / 100);
}

}  // namespace

double calibrated(double probability) {
    constexpr double scale = 1.26, exponent = 0.78;
    return 1 - std::min(1.0, scale * std::pow(1 - probability, exponent));
}

Posterior posterior_of(Claim const& claim, std::vector<Claim> const& claims,
                       Weigher const& weigher) {
    Weighing const own = weigher.weigh(claim);
    double others = 1;  // a stranger
    std::optional<Weight> runner_up;
    if (own.kin) others += odds_of(*own.kin);
    for (Claim const& other : claims) {
        // Whom the suffix or the middle name contradicts is out, as a rule and not by weight.
        if (&other == &claim || other.name.contradicts()) continue;
        Weight const rival = weigher.rivalry(other, claim);
        others += odds_of(rival);
        runner_up = std::max(runner_up.value_or(rival), rival);
    }
    Weight const total = own.total();
    double const odds = odds_of(total) / others;
    Posterior posterior{.probability = odds / (1 + odds)};
    posterior.margin.over_stranger = total;
    posterior.margin.over_kin = total - own.kin.value_or(total);
    if (runner_up) posterior.margin.over_runner_up = total - *runner_up;
    return posterior;
}

}  // namespace penstock::match
