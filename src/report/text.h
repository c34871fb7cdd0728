// Text and numbers as pages and charts show them. Text is data: nothing in it becomes markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::report {

// The text as UTF-8 that every reader may be shown: bytes that are none, control characters and
// those that turn the reading direction (UAX #9) become U+FFFD; line breaks and tabs become spaces.
[[nodiscard]] std::string clean(std::string_view text);
// Clean, and escaped for HTML, XML and attributes.
[[nodiscard]] std::string shown(std::string_view text);

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);
// "1 batch", "1,200 batches".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one,
                                  std::string_view several);
// 3 of 81 as "3.7 %"; a share that is neither nothing nor all is never rounded to "0.0 %" or
// "100.0 %", but "under 0.1 %" or "over 99.9 %". Nothing of nothing is "–".
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);

// True for small letters, digits and hyphens, up to 64, at least one: what may be an id in a page
// and the name of a file.
[[nodiscard]] bool is_plain_id(std::string_view text);

}  // namespace penstock::report
