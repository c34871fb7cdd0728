#include "cli/harmless.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace penstock::cli {

namespace {

constexpr std::array<std::string_view, 5> styles{"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m",
                                                 "\x1b[32m"};

std::string_view style_at_start(std::string_view text) {
    auto const found = std::ranges::find_if(
        styles, [&](std::string_view style) { return text.starts_with(style); });
    return found == styles.end() ? std::string_view() : *found;
}

struct Control {
    unsigned code;
    std::size_t bytes;
};

std::uint8_t byte_at(std::string_view text, std::size_t place) {
    return place < text.size() ? static_cast<std::uint8_t>(text[place]) : 0;
}

// The control character that the UTF-8 text begins with, if it begins with one.
std::optional<Control> control_at_start(std::string_view text) {
    std::uint8_t const first = byte_at(text, 0), second = byte_at(text, 1),
                       third = byte_at(text, 2);
    if (first == '\n' || first == '\t') return std::nullopt;
    if (first < 0x20 || first == 0x7f) return Control{first, 1};
    if (first == 0xc2 && second >= 0x80 && second <= 0x9f) return Control{second, 2};
    if (first != 0xe2) return std::nullopt;
    // U+202A to U+202E, and U+2066 to U+2069.
    if (second == 0x80 && third >= 0xaa && third <= 0xae)
        return Control{0x2000u + third - 0x80u, 3};
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9)
        return Control{0x2040u + third - 0x80u, 3};
    return std::nullopt;
}

}  // namespace

std::string harmless(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        std::string_view const style = style_at_start(text);
        auto const control = style.empty() ? control_at_start(text) : std::nullopt;
        if (control) result += fmt::format("\\u{:04x}", control->code);
        std::size_t const taken = control ? control->bytes : std::max<std::size_t>(style.size(), 1);
        if (!control) result += text.substr(0, taken);
        text.remove_prefix(taken);
    }
    return result;
}

}  // namespace penstock::cli
