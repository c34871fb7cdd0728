// One line of decisions.jsonl, which never leaves the custodian's side (docs/formats/decisions.md).
#pragma once

#include "base/strong.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace penstock::exchange {

struct DecisionFinding {
    std::string_view element;      // "6103i2-D.complete"
    std::string_view status;       // "unmet" or "undetermined"; "met" by a decision
    std::string_view requirement;  // "R-6103i2-D"
    std::string_view reason;
    std::uint64_t decision = 0;  // of the holds desk that made it so, by its number on file; or 0
};

// What a line that passed will release, in the fields of the address on file.
struct DecisionRelease {
    std::string_view person;
    std::string_view street, unit, city, state, zip, country;
    std::optional<int> tax_period;  // written as null where the source has none
};

struct DecisionLine {
    LineNumber line;
    std::string_view outcome;
    std::span<std::string_view const> codes = {};
    std::span<DecisionFinding const> findings = {};
    bool looked_up = false;
    std::optional<DecisionRelease> release = {};
};

// One JSON object with a line feed.
[[nodiscard]] std::string decision_line(DecisionLine const& decision);

}  // namespace penstock::exchange
