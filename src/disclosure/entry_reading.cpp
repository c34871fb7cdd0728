#include "disclosure/entry_reading.h"

#include <charconv>

namespace penstock::disclosure {

namespace {

// What stands behind `"name":`. A quote inside a text is written \", so this is never found there.
std::string_view behind(std::string_view entry, std::string_view name) {
    std::string const mark = "\"" + std::string(name) + "\":";
    std::size_t const at = entry.find(mark);
    return at == std::string_view::npos ? std::string_view() : entry.substr(at + mark.size());
}

}  // namespace

std::string_view text_in(std::string_view entry, std::string_view name) {
    std::string_view text = behind(entry, name);
    if (!text.starts_with('"')) return {};
    text.remove_prefix(1);
    std::size_t end = 0;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    return text.substr(0, end);
}

std::optional<std::uint64_t> number_in(std::string_view entry, std::string_view name) {
    std::string_view const text = behind(entry, name);
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data()) return {};
    return number;
}

bool is_opening(std::string_view type) {
    return type == "disclosed" || type == "answered" || type == "reopened";
}

}  // namespace penstock::disclosure
