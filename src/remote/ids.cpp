#include "remote/ids.h"

#include "base/bytes.h"

#include <algorithm>
#include <array>

namespace penstock::remote {

namespace {

bool is_hexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

bool is_uuid(std::string_view text) {
    constexpr std::string_view form = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::ranges::equal(text, form, [](char given, char wanted) {
        return wanted == '-' ? given == '-' : is_hexadecimal(given);
    });
}

bool is_plain_word(std::string_view text) {
    return !text.empty() && text.size() <= 128 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '-' || c == '_';
    });
}

Result<std::string> new_idempotency_key(Entropy& entropy) {
    std::array<std::uint8_t, 16> bytes{};
    TRY(entropy.fill(bytes));
    return to_hex(bytes);
}

}  // namespace penstock::remote
