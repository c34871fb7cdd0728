#include "service/random_id.h"

#include "base/bytes.h"

#include <algorithm>
#include <array>

namespace penstock::service {

namespace {

constexpr std::array<std::size_t, 4> hyphens{8, 13, 18, 23};

}  // namespace

Result<std::string> random_id(Entropy& entropy) {
    std::array<std::uint8_t, 16> bytes{};
    TRY(entropy.fill(bytes));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    std::string text = to_hex(bytes);
    for (std::size_t const place : hyphens) text.insert(place, 1, '-');
    return text;
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t place = 0; place < text.size(); ++place) {
        bool const wants_hyphen = std::ranges::find(hyphens, place) != hyphens.end();
        char const c = text[place];
        bool const is_digit =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (wants_hyphen ? c != '-' : !is_digit) return false;
    }
    return true;
}

}  // namespace penstock::service
