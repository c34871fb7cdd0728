// Countries by their names in English and, for near neighbours, in their own language.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// The ISO 3166 alpha-2 code of a country's name ("MEXICO" gives "MX"), or empty. Words are
// separated by one space. The United States and their territories are "US".
[[nodiscard]] std::string_view country_code(std::string_view name);

// True for a name, or a code that is not also the code of a state, so that it can be read at the
// end of one line.
[[nodiscard]] bool ends_line_as_country(std::string_view name);

// True for "US" in all its usual spellings, territories apart.
[[nodiscard]] bool is_united_states(std::string_view name);

}  // namespace penstock::identity::tables
