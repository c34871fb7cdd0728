// Ids as they stand in addresses and file names: whatever a server sends is held against these
// before it is put into one.
#pragma once

#include "base/entropy.h"

#include <string>
#include <string_view>

namespace penstock::remote {

// 8-4-4-4-12 hexadecimal digits.
[[nodiscard]] bool is_uuid(std::string_view text);
// 1 to 128 letters, digits, full stops, hyphens and low lines.
[[nodiscard]] bool is_plain_word(std::string_view text);

// What makes an act sent twice the same act. Errors: Io if chance fails.
[[nodiscard]] Result<std::string> new_idempotency_key(Entropy& entropy);

}  // namespace penstock::remote
