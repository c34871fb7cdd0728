// Given names that are forms of one name: short forms, and spellings of one name from another
// script.
//
// Weak evidence, never more than a Variant: many pairs of brothers, and many couples, bear names
// that somebody somewhere takes for one. Names for men and for women stand in different groups.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// True if some group holds both names.
[[nodiscard]] bool are_forms_of_one_name(std::string_view first, std::string_view second);

// Pairs one letter apart that are a man's and a woman's name: FRANCIS and FRANCES.
[[nodiscard]] bool is_gendered_pair(std::string_view first, std::string_view second);

}  // namespace penstock::identity::tables
