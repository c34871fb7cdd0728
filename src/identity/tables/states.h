// States, territories, freely associated states and military regions, and the ZIP codes of each.
//
// Source: USPS Publication 28, appendix B; three-digit ZIP code prefixes as the Postal Service
// assigns them.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// "ILLINOIS", "ILL" and "IL" give "IL"; empty for other phrases. Words are separated by one space.
[[nodiscard]] std::string_view state_code(std::string_view phrase);

// True for a two-letter code itself.
[[nodiscard]] bool is_state_code(std::string_view word);

// The state of a five-digit ZIP code, or empty where no state has its prefix.
[[nodiscard]] std::string_view state_of_zip(std::string_view zip);

}  // namespace penstock::identity::tables
