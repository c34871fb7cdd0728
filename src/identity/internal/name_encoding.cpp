#include "identity/internal/name_encoding.h"

#include "identity/internal/text_folding.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace penstock::identity::internal {

namespace {

// One character of two or three bytes, as far as names need; zero for anything else.
struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 1;
};

Character character_at(std::string_view text, std::size_t place) {
    auto const byte = [&](std::size_t at) -> std::uint32_t {
        return place + at < text.size() ? static_cast<unsigned char>(text[place + at]) : 0;
    };
    auto const follows = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    if ((byte(0) & 0xE0U) == 0xC0U && follows(1)) {
        return {.code = (byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU), .bytes = 2};
    }
    if ((byte(0) & 0xF0U) == 0xE0U && follows(1) && follows(2)) {
        return {.code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU),
                .bytes = 3};
    }
    return {};
}

// Windows-1252, 0x80 to 0x9F; zero where it has no character.
constexpr std::array<std::uint16_t, 32> windows_signs = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte 0x80 to 0xBF that was read as this character, or zero.
std::uint32_t byte_read_as(std::uint32_t code) {
    if (code >= 0x80 && code <= 0xBF) return code;
    auto const found = std::ranges::find(windows_signs, code);
    if (code == 0 || found == windows_signs.end()) return 0;
    return 0x80U + static_cast<std::uint32_t>(found - windows_signs.begin());
}

// The first byte of a letter of two bytes, read as Â, Ã, Ä, Å or one of them in small; zero if
// none.
std::uint32_t first_byte_read_as(std::uint32_t code) {
    if (code >= 0xC2 && code <= 0xC5) return code;
    if (code >= 0xE2 && code <= 0xE5) return code - 0x20;
    return 0;
}

// The bytes that stood where `text` now has characters read one for one, and how many bytes of
// `text` those take; no bytes where the text is as it was meant.
struct Mended {
    std::string bytes;
    std::size_t taken = 0;
};

Mended mended_at(std::string_view text, std::size_t place) {
    Character const here = character_at(text, place);
    Character const next = character_at(text, place + here.bytes);
    std::size_t const two = here.bytes + next.bytes;
    std::uint32_t const second = byte_read_as(next.code);
    if (second == 0) return {};
    // "â€™": a quotation mark or a dash was of three bytes.
    Character const last = character_at(text, place + two);
    std::uint32_t const third = byte_read_as(last.code);
    if (here.code == 0xE2 && second == 0x80 && third != 0) {
        return {.bytes = {'\xE2', '\x80', static_cast<char>(third)}, .taken = two + last.bytes};
    }
    std::uint32_t const first = first_byte_read_as(here.code);
    bool const is_letter = first > 0xC2 || (first == 0xC2 && second >= 0xA0);
    if (!is_letter) return {};
    return {.bytes = {static_cast<char>(first), static_cast<char>(second)}, .taken = two};
}

}  // namespace

std::string with_encoding_mended(std::string_view utf8) {
    if (is_ascii(utf8)) return std::string(utf8);
    std::string mended;
    mended.reserve(utf8.size());
    for (std::size_t place = 0; place < utf8.size();) {
        Mended const found = mended_at(utf8, place);
        std::size_t const taken = found.taken > 0 ? found.taken : character_at(utf8, place).bytes;
        mended += found.taken > 0 ? std::string_view(found.bytes) : utf8.substr(place, taken);
        place += taken;
    }
    return mended;
}

}  // namespace penstock::identity::internal
