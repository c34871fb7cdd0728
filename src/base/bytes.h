// Bytes and their two printed forms. A Digest is 32 bytes of SHA-256, never confused with other
// bytes.
#pragma once

#include "base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

struct Digest {
    std::array<std::uint8_t, 32> bytes{};

    auto operator<=>(Digest const&) const = default;
    [[nodiscard]] ByteView view() const { return bytes; }
};

[[nodiscard]] ByteView as_bytes(std::string_view text);
[[nodiscard]] std::string_view as_text(ByteView bytes);
[[nodiscard]] Bytes to_bytes(std::string_view text);

// Lower-case hexadecimal.
[[nodiscard]] std::string to_hex(ByteView bytes);
// Errors: Malformed if the text is not an even number of hexadecimal digits.
[[nodiscard]] Result<Bytes> from_hex(std::string_view text);
[[nodiscard]] Result<Digest> digest_from_hex(std::string_view text);

// Standard base64 with padding (RFC 4648 section 4).
[[nodiscard]] std::string to_base64(ByteView bytes);
// Errors: Malformed on any character, length or trailing bit that the strict form does not allow.
[[nodiscard]] Result<Bytes> from_base64(std::string_view text);

}  // namespace penstock
