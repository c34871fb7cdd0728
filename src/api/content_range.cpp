#include "api/content_range.h"

#include <charconv>

namespace penstock::api {

namespace {

// Takes a number from the front, and the text that follows it.
std::optional<std::uint64_t> take_number(std::string_view& text, std::string_view then) {
    std::uint64_t value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc()) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with(then)) return {};
    text.remove_prefix(then.size());
    return value;
}

}  // namespace

std::optional<ContentRange> parse_content_range(std::string_view text) {
    constexpr std::string_view unit = "bytes ";
    if (!text.starts_with(unit)) return {};
    text.remove_prefix(unit.size());
    auto const first = take_number(text, "-");
    auto const last = first ? take_number(text, "/") : std::nullopt;
    auto const all = last ? take_number(text, "") : std::nullopt;
    if (!all || !text.empty() || *last < *first || *last >= *all) return {};
    return ContentRange{.first = *first, .length = *last - *first + 1, .all = *all};
}

}  // namespace penstock::api
