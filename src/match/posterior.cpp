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

Posterior posterior_of(Claim const& claim, std::vector<Claim> const& claims,
                       Weigher const& weigher) {
    Weighing const own = weigher.weigh(claim);
    double others = 1;  // a stranger
    std::optional<Weight> runner_up, kin = own.kin;
    if (own.kin) others += odds_of(*own.kin);
    for (Claim const& other : claims) {
        // Whom the suffix or the middle name contradicts is out, as a rule and not by weight.
        if (&other == &claim || other.name.contradicts()) continue;
        Weighing const weighing = weigher.weigh(other);
        others += odds_of(weighing.total());
        runner_up = std::max(runner_up.value_or(weighing.total()), weighing.total());
        // A relative of somebody else there who bears the name set forth is another absent one.
        if (weighing.kin && other.is_named()) {
            others += odds_of(*weighing.kin);
            kin = std::max(kin.value_or(*weighing.kin), *weighing.kin);
        }
    }
    Weight const total = own.total();
    double const odds = odds_of(total) / others;
    Posterior posterior{.probability = odds / (1 + odds)};
    posterior.margin.over_stranger = total;
    posterior.margin.over_kin = total - kin.value_or(total);
    if (runner_up) posterior.margin.over_runner_up = total - *runner_up;
    return posterior;
}

}  // namespace penstock::match
