// Scenarios: cases in plain text that counsel can read and write, each a few facts changed from a
// base case that passes, and what must come of it.
//
//     # Placeholders were what the real exchange let through.
//     scenario A04: An address that is a placeholder beside a ZIP code
//     given line.address.kind = placeholder
//     expect outcome return
//     expect codes R-6103i2-D
//     expect element 6103i2-D.not-placeholder unmet
//
// The grammar and all names of facts: docs/formats/scenario.md.
#pragma once

#include "base/literal.h"
#include "base/result.h"
#include "law/finding.h"
#include "law/scenario_facts.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

class LawFile;

struct Given {
    std::string fact;   // "line.address.kind"
    std::string value;  // "placeholder"
};

struct ExpectedElement {
    std::string id;
    FindingStatus status = FindingStatus::Met;
};

struct Scenario {
    std::string name;   // "A04"
    std::string title;  // "An address that is a placeholder beside a ZIP code"
    std::size_t line = 0;
    std::vector<Given> givens;
    ScenarioFacts facts;  // the base case with the givens applied

    std::optional<Outcome> outcome;  // of the line: face review, then record review
    std::optional<Outcome> opening;  // of the opening
    std::vector<std::string> codes;  // all of them must be among the codes
    std::vector<ExpectedElement> elements;
};

// Errors: Malformed with the line, for unknown words, facts or values, and for a scenario that
// expects nothing.
[[nodiscard]] Result<std::vector<Scenario>> parse_scenarios(std::string_view text);

// All names that `given` takes, with the form of their values.
struct FactName {
    Literal name;
    Literal values;
};
[[nodiscard]] std::vector<FactName> fact_names();

// What a law file says about a case.
struct Judgement {
    Ruling face;
    std::optional<Ruling> record;  // where the face review passed
    Ruling open;

    // Of the line: the record review's, or the face review's where it did not pass.
    [[nodiscard]] Ruling const& of_line() const { return record ? *record : face; }
};
[[nodiscard]] Judgement judge(LawFile const& law, ScenarioFacts facts);

// How an element was answered; empty where its stage was not reached.
[[nodiscard]] std::optional<FindingStatus> status_of(LawFile const& law, Judgement const& judgement,
                                                     std::string_view element);

}  // namespace penstock::law
