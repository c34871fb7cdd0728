// Text as a plain program of the kind that the historical rule stands for would compare it: capital
// letters and digits, everything else a space. It knows no abbreviation of a street or a unit.
#pragma once

#include "identity/address.h"

#include <string>
#include <string_view>

namespace penstock::reconstruction {

// "José-María  O'Neil" is "JOSE MARIA O NEIL".
[[nodiscard]] std::string plain_text(std::string_view text);

// All parts of an address in one text, without the last four digits of a ZIP+4.
[[nodiscard]] std::string plain_address(identity::AddressInput const& address);

// The historical test of an address: not blank, and a run of just five or nine digits in it
// (dossier 2.2, W2).
[[nodiscard]] bool holds_zip_like_run(std::string_view address);

}  // namespace penstock::reconstruction
