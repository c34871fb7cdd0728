// Hashes and the two printed forms of bytes.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace verify {

using Hash = std::array<unsigned char, 32>;

// SHA-256 of the pieces, one behind the other.
[[nodiscard]] Hash sha256(std::initializer_list<std::string_view> pieces);

[[nodiscard]] std::string_view as_text(Hash const& hash);

// Standard base64 with padding, strictly; empty where it is not that.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::string to_hex(std::string_view bytes);

// True if the bytes are UTF-8 without surrogates and over-long forms.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace verify
