#include "report/text.h"

#include "base/escape_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace penstock::report {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

struct Character {
    char32_t code = 0;
    std::size_t length = 0;  // in bytes; 0: not UTF-8
};

std::size_t length_by_lead(unsigned lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) return 3;
    if (lead >= 0xf0 && lead <= 0xf4) return 4;
    return 0;
}

Character character_at(std::string_view text, std::size_t at) {
    auto const lead = static_cast<unsigned char>(text[at]);
    std::size_t const length = length_by_lead(lead);
    if (length == 0 || at + length > text.size()) return {};
    if (length == 1) return {lead, 1};
    char32_t code = lead & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xc0) != 0x80) return {};
        code = (code << 6) | (byte & 0x3f);
    }
    bool const overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    bool const surrogate = code >= 0xd800 && code <= 0xdfff;
    if (overlong || surrogate || code > 0x10ffff) return {};
    return {code, length};
}

bool turns_direction(char32_t code) {
    return code == 0x061c || code == 0x200e || code == 0x200f ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0xfffe || code == 0xffff;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        Character const next = character_at(text, at);
        if (next.code == '\n' || next.code == '\r' || next.code == '\t') {
            out.push_back(' ');
        } else if (next.length == 0 || is_control(next.code) || turns_direction(next.code)) {
            out += replacement;
        } else {
            out += text.substr(at, next.length);
        }
        at += std::max<std::size_t>(next.length, 1);
    }
    return out;
}

std::string shown(std::string_view text) {
    return escape_html(clean(text));
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3;) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    return grouped(number) + " " + std::string(number == 1 ? one : several);
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "–";
    double const share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && share < 0.1) return "under 0.1 %";
    if (part < whole && share > 99.9) return "over 99.9 %";
    return fmt::format("{:.1f} %", share);
}

bool is_plain_id(std::string_view text) {
    auto const plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, plain);
}

}  // namespace penstock::report
