#include "bytes.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace verify {

namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

EVP_MD const* method() {
    static EVP_MD const* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched;
}

}  // namespace

Hash sha256(std::initializer_list<std::string_view> pieces) {
    static std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                                 EVP_MD_CTX_free);
    Hash hash{};
    bool good = EVP_DigestInit_ex(context.get(), method(), nullptr) == 1;
    for (std::string_view const piece : pieces) {
        good = good && EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1;
    }
    // Without hashes there is nothing that could be said about a ledger.
    if (!good || EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) != 1) std::abort();
    return hash;
}

std::string_view as_text(Hash const& hash) {
    return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return {};
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); at += 4) {
        std::uint32_t value = 0;
        std::size_t padding = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            char const c = text[at + i];
            bool const last = at + 4 == text.size();
            std::size_t const digit = digits.find(c);
            if (c == '=' && last && i >= 2) {
                ++padding;
            } else if (digit == std::string_view::npos || padding != 0) {
                return {};
            }
            value = value << 6 | (c == '=' ? 0 : static_cast<std::uint32_t>(digit));
        }
        for (std::size_t i = 0; i < 3; ++i) {
            auto const byte = static_cast<char>(value >> (16 - 8 * i));
            if (i < 3 - padding) {
                bytes += byte;
            } else if (byte != 0) {
                return {};  // bits that the padding says are not there
            }
        }
    }
    return bytes;
}

std::string to_base64(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bool const there = at + i < bytes.size();
            value = value << 8 | (there ? static_cast<unsigned char>(bytes[at + i]) : 0u);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += at + i <= bytes.size() ? digits[value >> (18 - 6 * i) & 63] : '=';
        }
    }
    return text;
}

std::string to_hex(std::string_view bytes) {
    std::string text;
    for (char const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        if (byte(0) < 0x80) {
            ++at;
            continue;
        }
        std::size_t const size = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
        if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() - at < size) return false;
        for (std::size_t i = 1; i < size; ++i) {
            if ((byte(i) & 0xC0) != 0x80) return false;
        }
        bool const over_long =
            (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xF0 && byte(1) < 0x90);
        bool const surrogate = byte(0) == 0xED && byte(1) > 0x9F;
        bool const too_large = byte(0) == 0xF4 && byte(1) > 0x8F;
        if (over_long || surrogate || too_large) return false;
        at += size;
    }
    return true;
}

}  // namespace verify
