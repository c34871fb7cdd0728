// 26 USC 6103(i)(2)(B)(ii)
//     "the taxable period or periods to which such return information relates"
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <algorithm>

namespace penstock::law::internal {

namespace {

FindingStatus given(FaceQuestion const& ask) {
    return met_if(ask.line.periods && !ask.line.periods->empty());
}

// From the parameter `first_year` to the year in which the request was made.
FindingStatus possible(FaceQuestion const& ask) {
    if (!ask.line.periods) return FindingStatus::Met;
    int const last = year_of(utc_date(ask.batch.created));
    return met_if(std::ranges::all_of(
        *ask.line.periods, [&](int year) { return year >= ask.parameter && year <= last; }));
}

constexpr std::array table{
    Predicate{.name = "period.given",
              .face = given,
              .flip = [](ScenarioFacts& facts) { facts.line.periods.reset(); }},
    Predicate{.name = "period.possible",
              .face = possible,
              .parameter = "first_year",
              .parameter_at_least = 1913,
              .flip = [](ScenarioFacts& facts) { facts.line.periods = {2024, 2028}; }},
};

}  // namespace

std::span<Predicate const> period_predicates() {
    return table;
}

}  // namespace penstock::law::internal
