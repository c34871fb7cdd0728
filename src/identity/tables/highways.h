// Numbered roads after USPS Publication 28, appendix F.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

inline constexpr int longest_highway = 4;

// "US HWY" gives "US HIGHWAY", "CR" gives "COUNTY ROAD"; empty for other phrases. Words are
// separated by one space; the number follows the phrase.
[[nodiscard]] std::string_view highway(std::string_view phrase);

// "BUS" behind a highway's number gives "BUSINESS"; empty for other words.
[[nodiscard]] std::string_view highway_branch(std::string_view word);

}  // namespace penstock::identity::tables
