// Civil dates and instants in UTC, with the RFC 3339 forms that our formats use.
#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace penstock {

using Date = std::chrono::sys_days;        // a day of the proleptic Gregorian calendar
using Instant = std::chrono::sys_seconds;  // UTC, to the second

// "2026-11-20". Errors: Malformed for any other form or a day that does not exist.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] std::string format_date(Date date);

// RFC 3339 with `Z` or an offset; fractions of a second are dropped. Years 1900 to 2999; a leap
// second reads as the second before. Errors: Malformed.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);
// "2026-11-20T15:00:00Z"
[[nodiscard]] std::string format_instant(Instant instant);

[[nodiscard]] Date utc_date(Instant instant);
[[nodiscard]] int year_of(Date date);

}  // namespace penstock
