// The line that `penstock address` prints for one address. Format: docs/formats/address.md.
#pragma once

#include "identity/address.h"

#include <string>

namespace penstock::identity {

// One JSON object on one line: `kind`, the fields that the address has, `problems`, and under `raw`
// the words as they were spelled. Holds personal data: for the person who asked, never for a log.
[[nodiscard]] std::string to_json(AddressInput const& input, StandardAddress const& address);

}  // namespace penstock::identity
