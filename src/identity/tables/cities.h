// Names of cities that a reader without a gazetteer would split in the wrong place: those of
// several words. Used only where one line has no comma between street and city.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

inline constexpr int longest_city = 4;

// True for the name of a well-known city of two to four words ("SALT LAKE CITY"), directionals and
// SAINT, FORT and MOUNT written in full or short. Words are separated by one space.
[[nodiscard]] bool is_long_city(std::string_view phrase);

// True for the name of a large city of one word that few streets have: CHICAGO, BROOKLYN.
[[nodiscard]] bool is_large_city(std::string_view word);

// True for words that begin the name of a city of several words: SAN, SANTA, NEW, FORT …
[[nodiscard]] bool begins_city(std::string_view word);

// True for words that follow ST or SAINT in the name of a city: LOUIS, PAUL, PETERSBURG …
[[nodiscard]] bool is_saint(std::string_view word);

// True for words that end the name of a city of several words: CITY, BEACH, SPRINGS, HEIGHTS …
[[nodiscard]] bool ends_city(std::string_view word);

}  // namespace penstock::identity::tables
