// Given names of two syllables, as Chinese and Korean names are written when joined.
#pragma once

#include <string_view>

namespace penstock::identity::internal {

// True if both words can be read as two such syllables each, and one syllable is the same in the
// same place: WEIMING and WEIPING, MINJUN and MINJUNG. Brothers and sisters share a syllable, so a
// letter in the other one is no slip.
[[nodiscard]] bool share_a_syllable(std::string_view first, std::string_view second);

}  // namespace penstock::identity::internal
