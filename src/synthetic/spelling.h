// The same name or address, written as another clerk would write it.
#pragma once

#include "identity/address.h"
#include "identity/name.h"
#include "synthetic/chance.h"

#include <string>
#include <string_view>

namespace penstock::synthetic {

[[nodiscard]] std::string upper(std::string_view text);  // ASCII letters alone
[[nodiscard]] bool has_accents(std::string_view text);
// Without accents and strokes, as a form that knows only ASCII writes it.
[[nodiscard]] std::string without_accents(std::string_view text);

// "418 N Alder St" as "418 North Alder Street": the words that have two forms, spelt out.
[[nodiscard]] std::string spelt_out(std::string_view street);
// "Apt 3" as "#3", "Unit 3" or "Apartment 3". Requires: a unit with a designator.
[[nodiscard]] std::string unit_respelt(std::string_view unit, Chance& chance);
// All parts on one line.
[[nodiscard]] identity::AddressInput one_line(identity::AddressInput const& address);
// Two neighbouring different digits of the house number exchanged; the same text where there are
// none.
[[nodiscard]] std::string digits_transposed(std::string_view street);

}  // namespace penstock::synthetic
