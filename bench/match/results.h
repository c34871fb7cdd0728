// A tally as JSON lines, the form that later runs are compared by.
#pragma once

#include "bench/match/tally.h"

#include <string>
#include <vector>

namespace penstock::evaluation {

// Wrong releases per million requests, seen and bounded from above with 95 % confidence: clustered
// by household (bounds.h).
struct Rate {
    std::uint64_t events = 0;
    std::uint64_t trials = 0;
    double seen = 0;     // per million
    double bound = 1e6;  // per million
};
// `effective` is how many independent cases the trials are worth.
[[nodiscard]] Rate rate_of(std::uint64_t events, std::uint64_t trials, double effective);

// Everything of one information class that tables and plots show.
struct Row {
    std::string name;
    Counts counts;
    Rate wrong;              // per million requests
    Rate wrong_of_released;  // per million releases
};
struct ClassRows {
    std::vector<Row> strata;
    std::vector<Row> groups;
    Row whole;
    Row without_apart;  // the whole without the strata that are given apart
    bool has_apart = false;
};
[[nodiscard]] ClassRows rows_of(Tally const& tally, Information information,
                                std::vector<std::string> const& strata);

// One line for each class and stratum, subgroup and reason. The same for the same seeds, whatever
// the machine.
[[nodiscard]] std::string json_lines(std::string const& run, Tally const& tally,
                                     std::vector<std::string> const& strata);
// One line on the speed, which is another in each run.
[[nodiscard]] std::string speed_line(std::string const& run, Tally const& tally);

struct Speed {
    double requests_per_second = 0;  // of one core: reading the line, search and decision
    double parse_us = 0, search_us = 0, decide_us = 0;  // means
    double p50_us = 0, p99_us = 0;                      // search and decision
};
[[nodiscard]] Speed speed_of(ClassTally const& tally);

}  // namespace penstock::evaluation
