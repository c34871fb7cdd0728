// One name in another hand: what sounds alike, or was written for keys without the letter. Words
// are upper-case letters.
#pragma once

#include <string_view>

namespace penstock::identity::internal {

// Words of five letters or more that differ only in double letters (PHILLIP, PHILIP), PH and F, CK
// and K, C and K, Y and I, Z and S, an H at the end after a vowel.
[[nodiscard]] bool sound_alike(std::string_view first, std::string_view second);

// MUELLER and MULLER: one writes AE, OE or UE where the other lost the two points, all alike.
[[nodiscard]] bool differ_by_umlaut(std::string_view first, std::string_view second);

// -SKI, -SKY, -SKII, -SKIY and -OV, -OFF, -EV, -EFF.
[[nodiscard]] bool same_slavic_name(std::string_view first, std::string_view second);

// MC and MAC, AL and EL, SAINT and ST, before the same rest.
[[nodiscard]] bool same_prefix_name(std::string_view first, std::string_view second);

}  // namespace penstock::identity::internal
