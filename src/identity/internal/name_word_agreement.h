// How two single words of a name agree. Words are upper-case letters.
//
// Never allocates for words of up to 48 letters. Symmetric. Threads: safe.
#pragma once

#include "identity/internal/name_agreement.h"

#include <string_view>

namespace penstock::identity::internal {

// Exact, Variant (Written, Nickname, Spelling, Initial, Slip) or Differs; Missing where both are
// empty.
[[nodiscard]] NameAgreement given_words_agree(std::string_view first, std::string_view second);

// Exact, Variant (Written, Part, Spelling, Slip) or Differs; Missing where both are empty.
[[nodiscard]] NameAgreement surname_words_agree(std::string_view first, std::string_view second);

}  // namespace penstock::identity::internal
