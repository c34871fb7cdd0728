// Any bytes as the field Content-Range: never a crash; what is taken is what a slow twin takes, and
// lies within its whole.
#include "api/content_range.h"
#include "base/check.h"

#include <algorithm>
#include <string>

namespace {

using namespace penstock;

std::optional<std::uint64_t> number_of(std::string_view digits) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return {};
    std::uint64_t value = 0;
    for (char const c : digits) {
        std::uint64_t const next = value * 10 + static_cast<std::uint64_t>(c - '0');
        if (value > UINT64_MAX / 10 || next < value * 10) return {};
        value = next;
    }
    return value;
}

std::optional<api::ContentRange> twin(std::string_view text) {
    if (text.substr(0, 6) != "bytes ") return {};
    text = text.substr(6);
    std::size_t const dash = text.find('-'), slash = text.find('/');
    if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash)
        return {};
    auto const first = number_of(text.substr(0, dash));
    auto const last = number_of(text.substr(dash + 1, slash - dash - 1));
    auto const all = number_of(text.substr(slash + 1));
    if (!first || !last || !all || *first > *last || *last >= *all) return {};
    return api::ContentRange{.first = *first, .length = *last - *first + 1, .all = *all};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const range = api::parse_content_range(text);
    auto const expected = twin(text);
    CHECK(range.has_value() == expected.has_value());
    if (!range) return 0;
    CHECK(range->first == expected->first && range->length == expected->length &&
          range->all == expected->all);
    CHECK(range->length > 0 && range->length <= range->all - range->first);
    return 0;
}
