// Writes one field of a comma-separated record.
#pragma once

#include <string>
#include <string_view>

namespace penstock {

// In quotes where it needs them (RFC 4180). A text that a spreadsheet would run as a formula gets
// an apostrophe before it (OWASP, "CSV injection").
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace penstock
