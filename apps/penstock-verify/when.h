// Times as ledger entries write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace verify {

// Seconds since 1970 of "2026-11-20T15:00:00Z"; empty for any other form and for a time that does
// not exist.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);

}  // namespace verify
