// Streets and places for invented addresses. Cities, states and ZIP codes go together as they do in
// the country; the streets are ours and stand in every city.
#pragma once

#include <span>
#include <string_view>

namespace penstock::synthetic {

struct Place {
    std::string_view city;
    std::string_view state;
    int zip_first = 0;  // the city's ZIP codes: from here, one after the other
    int zip_count = 1;
};

// Places with street delivery in the states and the District, and those in Puerto Rico.
[[nodiscard]] std::span<Place const> places();
[[nodiscard]] std::span<Place const> puerto_rico_places();

[[nodiscard]] std::span<std::string_view const> street_names();
[[nodiscard]] std::span<std::string_view const> urbanizations();

// Suffixes as people write them, most common first.
[[nodiscard]] std::span<std::string_view const> street_suffixes();
[[nodiscard]] std::span<std::string_view const> directionals();

}  // namespace penstock::synthetic
