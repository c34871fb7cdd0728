// Texts of strangers on a terminal: what a requester wrote must not move the cursor, recolour what
// stands above, or turn the reading direction.
#pragma once

#include <string>
#include <string_view>

namespace penstock::cli {

// The text with every control character (of Unicode's category Cc but line feed and tab, and the
// marks that override the reading direction) written as \u and four digits, as JSON does. The
// styles of output.h stay.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace penstock::cli
