#include "base/bytes.h"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr std::array<std::int8_t, 256> base64_values = [] {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < base64_digits.size(); ++i) {
        table[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}();

}  // namespace

ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

Bytes to_bytes(std::string_view text) {
    ByteView const view = as_bytes(text);
    return {view.begin(), view.end()};
}

std::string to_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::uint8_t const byte : bytes) {
        text.push_back(hex_digits[byte >> 4]);
        text.push_back(hex_digits[byte & 15]);
    }
    return text;
}

Result<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return fail(ErrorCode::Malformed, "hexadecimal text of odd length");
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        int const high = hex_value(text[i]);
        int const low = hex_value(text[i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorCode::Malformed, "a character that is not a hexadecimal digit");
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return bytes;
}

Result<Digest> digest_from_hex(std::string_view text) {
    Bytes const bytes = TRY(from_hex(text));
    Digest digest;
    if (bytes.size() != digest.bytes.size())
        return fail(ErrorCode::Malformed, "a digest that is not 32 bytes long");
    std::ranges::copy(bytes, digest.bytes.begin());
    return digest;
}

std::string to_base64(ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t const left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16;
        if (left > 1) group |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
        if (left > 2) group |= bytes[i + 2];
        text.push_back(base64_digits[group >> 18]);
        text.push_back(base64_digits[group >> 12 & 63]);
        text.push_back(left > 1 ? base64_digits[group >> 6 & 63] : '=');
        text.push_back(left > 2 ? base64_digits[group & 63] : '=');
    }
    return text;
}

Result<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0)
        return fail(ErrorCode::Malformed, "base64 text whose length is not a multiple of four");
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        bool const last = i + 4 == text.size();
        std::size_t padding = 0;
        if (last && text[i + 3] == '=') padding = text[i + 2] == '=' ? 2 : 1;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            int const value =
                k >= 4 - padding ? 0 : base64_values[static_cast<unsigned char>(text[i + k])];
            if (value < 0)
                return fail(ErrorCode::Malformed, "a character that is not a base64 digit");
            group = group << 6 | static_cast<std::uint32_t>(value);
        }
        if ((padding == 1 && (group & 0xff) != 0) || (padding == 2 && (group & 0xffff) != 0)) {
            return fail(ErrorCode::Malformed, "base64 text with bits set after its end");
        }
        bytes.push_back(static_cast<std::uint8_t>(group >> 16));
        if (padding < 2) bytes.push_back(static_cast<std::uint8_t>(group >> 8));
        if (padding < 1) bytes.push_back(static_cast<std::uint8_t>(group));
    }
    return bytes;
}

}  // namespace penstock
