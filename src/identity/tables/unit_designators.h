// Secondary unit designators after USPS Publication 28, appendix C2, with Spanish words that stand
// in Puerto Rican addresses.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// "APARTMENT" gives "APT", "FLOOR" gives "FL", "#" gives "#"; empty for other words.
[[nodiscard]] std::string_view unit_designator(std::string_view word);

// True for designators that may stand without an identifier: BSMT, FRNT, LBBY, LOWR, OFC, PH, REAR,
// SIDE, UPPR.
[[nodiscard]] bool stands_alone(std::string_view designator);

// True for designators whose words are seldom part of a street's name, such as APT, STE and "#".
[[nodiscard]] bool is_certain(std::string_view designator);

}  // namespace penstock::identity::tables
