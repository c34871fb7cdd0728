// The tests that follow from a law file itself: each element flipped alone, each switch set both
// ways, and the scenarios that stand beside the file.
//
//     LawReport const report = run_law_tests(law, scenarios);
//     std::cout << report.text();  // one line for each failure, then "N passed, N failed"
#pragma once

#include "law/law_file.h"
#include "law/scenario.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

struct LawCheck {
    std::string name;     // "flip 6103i2-D.complete", "scenario A04"
    std::string element;  // the element that it is about; empty for a scenario
    std::string failure;  // empty: passed
};

struct LawReport {
    std::vector<LawCheck> checks;

    [[nodiscard]] std::size_t passed() const;
    [[nodiscard]] std::size_t failed() const;
    // One line for each failure; closes with "N passed, N failed".
    [[nodiscard]] std::string text() const;
};

// Without scenarios only the generated tests run. With them it is also checked that each element is
// shown unmet by one of them, and each switch at its strict value and at another.
[[nodiscard]] LawReport run_law_tests(LawFile const& law, std::vector<Scenario> const& scenarios);

}  // namespace penstock::law
