// The printed form of a digest in every format: "sha256:" and 64 hexadecimal digits.
#pragma once

#include "base/bytes.h"

namespace penstock {

[[nodiscard]] std::string text_of(Digest const& digest);
// Errors: Malformed for any other form.
[[nodiscard]] Result<Digest> digest_from_text(std::string_view text);

}  // namespace penstock
