// Phrases that stand where an address or a part of one should, in the languages of those who fill
// in forms.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

enum class PlaceholderStrength {
    None,
    Filler,   // says nothing by itself beside a placeholder: ADDRESS, STREET, THE
    Weak,     // a placeholder alone, but also a word of true names: SAME, NONE
    Certain,  // UNKNOWN, FAILED TO PROVIDE
};

// Words are separated by one space, as many as `longest_placeholder`.
inline constexpr int longest_placeholder = 6;
[[nodiscard]] PlaceholderStrength placeholder(std::string_view phrase);

// OPTIMIZATION: false for a word with which no phrase begins, which most words of addresses are.
[[nodiscard]] bool begins_placeholder(std::string_view word);

}  // namespace penstock::identity::tables
