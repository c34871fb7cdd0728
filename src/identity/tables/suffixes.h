// Street suffixes after USPS Publication 28, appendix C1.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// The standard abbreviation of a suffix word ("STREET" gives "ST"), or empty.
[[nodiscard]] std::string_view suffix(std::string_view word);

// True for suffixes that seldom stand in the name of a city or a street ("ST", "AVE", "RD"), so
// that they mark the end of a street line where no comma does.
[[nodiscard]] bool ends_street(std::string_view standard_suffix);

}  // namespace penstock::identity::tables
