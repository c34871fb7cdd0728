// Which bytes of a file a request brings: RFC 9110 section 14.4, the field Content-Range.
//
// STRICTER: "bytes FIRST-LAST/ALL" and nothing else; the whole is never unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace penstock::api {

struct ContentRange {
    std::uint64_t first = 0, length = 0;  // length is at least 1
    std::uint64_t all = 0;                // first + length at most
};

// Empty for any other text.
[[nodiscard]] std::optional<ContentRange> parse_content_range(std::string_view text);

}  // namespace penstock::api
