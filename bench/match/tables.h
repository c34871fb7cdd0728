// Results as Markdown.
#pragma once

#include "bench/match/results.h"

#include <string>
#include <vector>

namespace penstock::evaluation {

// One row for each stratum and the whole.
[[nodiscard]] std::string strata_table(Tally const& tally, Information information,
                                       std::vector<std::string> const& strata);
// One row for each information class.
[[nodiscard]] std::string summary_table(Tally const& tally, std::vector<std::string> const& strata);
[[nodiscard]] std::string subgroup_table(Tally const& tally,
                                         std::vector<std::string> const& strata);
[[nodiscard]] std::string reason_table(Tally const& tally);
[[nodiscard]] std::string speed_table(Tally const& tally);

[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace penstock::evaluation
