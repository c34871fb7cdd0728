// Ids that nobody guesses.
#pragma once

#include "base/entropy.h"

#include <string>
#include <string_view>

namespace penstock::service {

// A version 4 UUID (RFC 9562). Errors: Io if chance fails.
[[nodiscard]] Result<std::string> random_id(Entropy& entropy);

// True for the form that random_id and batch ids have: 8-4-4-4-12 hexadecimal digits.
[[nodiscard]] bool is_uuid(std::string_view text);

}  // namespace penstock::service
