// Small differences between two words of a name. Words are upper-case letters.
#pragma once

#include <cstddef>
#include <string_view>

namespace penstock::identity::internal {

// One letter more, less or other, or two neighbours exchanged, where both words have `shortest`
// letters or more. The first letter and the order of the last two must agree: "JASON" and "MASON"
// are two names.
inline constexpr std::size_t shortest_given = 6;  // "MARIA" and "MARTA" are two names
inline constexpr std::size_t shortest_surname = 5;
[[nodiscard]] bool one_edit_apart(std::string_view first, std::string_view second,
                                  std::size_t shortest);

// Equal but for the vowels at the end, with or without an S: JUAN and JUANA, MARIE and MARIA, CARLO
// and CARLOS, SOKOLOV and SOKOLOVA. Such pairs are husbands and wives, brothers and sisters.
[[nodiscard]] bool differ_by_ending(std::string_view first, std::string_view second);

// -SKI, -SKY, -SKII, -SKIY and -OV, -OFF, -EV, -EFF.
[[nodiscard]] bool same_slavic_name(std::string_view first, std::string_view second);

// "DESOUZA" without "DE", if four letters or more are left.
[[nodiscard]] std::string_view without_particle(std::string_view surname);

}  // namespace penstock::identity::internal
