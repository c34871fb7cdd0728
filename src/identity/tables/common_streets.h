// Words that name so many streets that one of them is not the other mistyped.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// True for an ordinary word of street names of five letters and more, in its long form: "BEACH" and
// "BEECH" name two streets, "MERIDIAN" and "MERIDAIN" one.
[[nodiscard]] bool is_common_street(std::string_view word);

}  // namespace penstock::identity::tables
