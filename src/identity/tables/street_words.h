// Words inside the names of streets and cities that are written short or long.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// The long form of a word inside a name ("ST" gives "SAINT", "MT" gives "MOUNT"), or the word
// itself. For comparison only: "DR" gives "DOCTOR".
[[nodiscard]] std::string_view long_name_word(std::string_view word);
// The same for names of cities: "N" gives "NORTH", "SPGS" gives "SPRINGS".
[[nodiscard]] std::string_view long_city_word(std::string_view word);

// True for names of two words whose second looks like a suffix, but whose own suffix people leave
// out: "8358 S STONY ISLAND".
[[nodiscard]] bool names_street_alone(std::string_view phrase);

// Words that stand before the name in Spanish: CALLE, AVENIDA, CAMINO … "CLL" gives "CALLE"; empty
// for other words.
[[nodiscard]] std::string_view spanish_street_word(std::string_view word);

}  // namespace penstock::identity::tables
