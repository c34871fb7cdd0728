// Numbered roads after USPS Publication 28, appendix F.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

inline constexpr int longest_highway = 4;

// "US HWY" gives "US HIGHWAY", "CR" gives "COUNTY ROAD"; empty for other phrases. Words are
// separated by one space; the number follows the phrase.
[[nodiscard]] std::string_view highway(std::string_view phrase);

}  // namespace penstock::identity::tables
