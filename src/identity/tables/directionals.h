// Directionals: N, S, E, W and the quadrants, in English and Spanish.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// "NORTH" gives "N", "SW" gives "SW"; empty for other words.
[[nodiscard]] std::string_view directional(std::string_view word);

// "NORTE" gives "N", "NOROESTE" gives "NW". Kept apart, since these words stand in many names.
[[nodiscard]] std::string_view spanish_directional(std::string_view word);

}  // namespace penstock::identity::tables
