// Small differences between two words of a name. Words are upper-case letters.
#pragma once

#include <cstddef>
#include <string_view>

namespace penstock::identity::internal {

// Shorter words never slip: one letter of four is another name.
inline constexpr std::size_t shortest_slip = 5;
// A slip of two letters for one (RN for M, PH for F) needs a longer word on one side.
inline constexpr std::size_t shortest_misread = 6;

// One letter other, missing or added, or two neighbours exchanged.
[[nodiscard]] bool one_edit_apart(std::string_view first, std::string_view second);
// The same between words of `shortest` letters or more that begin alike.
[[nodiscard]] bool one_edit_apart(std::string_view first, std::string_view second,
                                  std::size_t shortest);

// One pair of signs that an eye, a scanner or an ear takes for another: RN and M, CL and D, PH and
// F. One such pair in the whole word, or one edit.
[[nodiscard]] bool one_misreading_apart(std::string_view first, std::string_view second);

// One edit, or one misreading, between words that are long enough and begin alike: "JASON" and
// "MASON" are two names.
[[nodiscard]] bool is_surname_slip(std::string_view first, std::string_view second);

// The same, and the last letter does not turn a man's name into a woman's: no vowel at the end is
// other, missing or added.
[[nodiscard]] bool is_given_slip(std::string_view first, std::string_view second);

// Equal but for the vowels at the end, with or without an S: JUAN and JUANA, MARIE and MARIA, CARLO
// and CARLOS, SOKOLOV and SOKOLOVA. Such pairs are husbands and wives, brothers and sisters.
[[nodiscard]] bool differ_by_ending(std::string_view first, std::string_view second);

// "DESOUZA" without "DE", "OBRIEN" without "O", if enough letters are left.
[[nodiscard]] std::string_view without_particle(std::string_view surname);

}  // namespace penstock::identity::internal
