// How sure it is that one claim is the person meant: against everybody else on file, a relative at
// the address who is not on file, and a stranger. Source: the arithmetic of the background matching
// survey, 2.3: uniqueness among those on file does not help when the person meant is absent.
#pragma once

#include "match/claim.h"
#include "match/outcome.h"
#include "match/weighing.h"

#include <vector>

namespace penstock::match {

struct Posterior {
    double probability = 0;
    Margin margin = {};
};

// Requires: `claim` is one of `claims`, which are all of one request, in the order of their
// persons.
[[nodiscard]] Posterior posterior_of(Claim const& claim, std::vector<Claim> const& claims,
                                     Weigher const& weigher);

// What was seen where the model states this probability. Monotone; the model's thresholds below are
// not touched by it. Fitted on generated requests of development seeds, by name and address alone:
// where the model states a doubt d, about 1.26 d^0.78 were wrong (docs/evaluation).
[[nodiscard]] double calibrated(double probability);

// Below these the claim that fits is not named. By name and address alone one in so many may be
// wrong, by the model, which counts an absent relative of the same name among the dangers; with a
// number or a birth date that agrees, a hundred times fewer.
inline constexpr double least_probability = 1 - 1.0 / 500;
inline constexpr double least_corroborated = 1 - 1.0 / 50'000;

}  // namespace penstock::match
