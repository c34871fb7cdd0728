// What one element says about one line, and what a command says when it says no.
#pragma once

#include "law/outcome.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

enum class FindingStatus { Met, Unmet, Undetermined };
[[nodiscard]] std::string_view word(FindingStatus status);

// One element of a law file, of the agreement layer or of the order layer, with its outcome when it
// is not met. Text of a law file or a literal: never a word of the request.
struct Finding {
    std::string_view
        element;  // "6103i2-D.complete"; lives as long as the law file that it comes from
    std::string_view requirement;  // "R-6103i2-D"
    std::string_view reason;
    FindingStatus status = FindingStatus::Undetermined;
    Outcome outcome = Outcome::Block;  // what follows when the status is not Met
    std::string_view field = {};       // the field that it concerns, for deficiencies of form
    std::uint64_t decision = 0;  // of the holds desk, by its number on file, that made it so; or 0
};

// Findings that are not met, in the order of the law file; the outcome is the most severe among
// them.
struct Ruling {
    Outcome outcome = Outcome::Block;
    std::vector<Finding> findings;  // unmet and undetermined only
    std::string statuses;  // one letter for each element evaluated, in order (law/hold_rules.h)
    std::vector<Finding> released = {};  // met by a named human decision

    // The requirement ids behind the outcome, without repetition, in the order of the findings of
    // that outcome.
    [[nodiscard]] std::vector<std::string_view> codes() const;
};

}  // namespace penstock::law
