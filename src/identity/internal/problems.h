// The code words that StandardAddress::problems may hold, as documented in identity/address.h.
#pragma once

#include "identity/address.h"

#include <string_view>

namespace penstock::identity::internal::problem {

inline constexpr std::string_view bad_state = "bad-state";
inline constexpr std::string_view bad_zip = "bad-zip";
inline constexpr std::string_view descriptive = "descriptive";
inline constexpr std::string_view missing_box = "missing-box";
inline constexpr std::string_view missing_city = "missing-city";
inline constexpr std::string_view missing_number = "missing-number";
inline constexpr std::string_view missing_state = "missing-state";
inline constexpr std::string_view missing_street = "missing-street";
inline constexpr std::string_view missing_zip = "missing-zip";
inline constexpr std::string_view not_understood = "not-understood";
inline constexpr std::string_view odd_letters = "odd-letters";
inline constexpr std::string_view placeholder_word = "placeholder-word";
inline constexpr std::string_view too_long = "too-long";
inline constexpr std::string_view two_addresses = "two-addresses";
inline constexpr std::string_view two_units = "two-units";
inline constexpr std::string_view unit_not_understood = "unit-not-understood";
inline constexpr std::string_view wildcard = "wildcard";
inline constexpr std::string_view zip_state_mismatch = "zip-state-mismatch";

// Notes the problem once.
inline void add(StandardAddress& address, std::string_view code) {
    if (!address.has_problem(code)) address.problems.emplace_back(code);
}

}  // namespace penstock::identity::internal::problem
