// Plots of a tally as self-contained SVG.
#pragma once

#include "bench/match/results.h"

#include <string>
#include <vector>

namespace penstock::evaluation {

// Wrong releases per million requests for each stratum: what was seen, and the bound, on a
// logarithmic scale.
[[nodiscard]] std::string strata_bars(ClassRows const& rows, std::string const& title);

// The stated probability against the share that was right, in bins of the doubt 1 - p from 1 to
// 10^-6.
[[nodiscard]] std::string reliability_diagram(std::vector<ProbabilityBins> const& bins,
                                              std::vector<std::string> const& names);

// Found people against wrong releases per million, as the threshold of the probability moves.
struct CurveInput {
    std::string name;
    ProbabilityBins bins;
    std::uint64_t findable = 0;
    std::uint64_t requests = 0;
};
[[nodiscard]] std::string threshold_curve(std::vector<CurveInput> const& inputs);

}  // namespace penstock::evaluation
