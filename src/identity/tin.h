// A taxpayer identifying number: nine digits. Only its form is checked.
#pragma once

#include "base/result.h"
#include "base/strong.h"

#include <string>
#include <string_view>

namespace penstock::identity {

using Tin = Strong<std::string, struct TinTag>;  // nine digits, no hyphens

// Accepts 123456789, 123-45-6789 and 12-3456789. Errors: Malformed.
[[nodiscard]] Result<Tin> parse_tin(std::string_view text);

}  // namespace penstock::identity
