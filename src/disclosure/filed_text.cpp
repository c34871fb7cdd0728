#include "disclosure/filed_text.h"

#include "disclosure/entry_reading.h"

#include <charconv>

namespace penstock::disclosure {

namespace {

// As JsonWriter escapes: quotes and backslashes by a backslash, control characters by their number.
char unescaped(std::string_view& rest) {
    char const kind = rest.front();
    rest.remove_prefix(1);
    if (kind != 'u') return kind;
    unsigned code = 0;
    std::size_t const digits = rest.size() < 4 ? rest.size() : 4;
    (void)std::from_chars(rest.data(), rest.data() + digits, code, 16);
    rest.remove_prefix(digits);
    return static_cast<char>(code);
}

std::string plain(std::string_view rest) {
    std::string text;
    while (!rest.empty()) {
        char const next = rest.front();
        rest.remove_prefix(1);
        text.push_back(next == '\\' && !rest.empty() ? unescaped(rest) : next);
    }
    return text;
}

}  // namespace

std::string filed_text(std::string_view json, std::string_view name) {
    return plain(text_in(json, name));
}

std::uint64_t filed_number(std::string_view json, std::string_view name) {
    return number_in(json, name).value_or(0);
}

std::vector<std::string> filed_texts(std::string_view json, std::string_view name) {
    std::string const mark = "\"" + std::string(name) + "\":[";
    std::size_t const at = json.find(mark);
    std::vector<std::string> texts;
    if (at == std::string_view::npos) return texts;
    std::string_view rest = json.substr(at + mark.size());
    while (rest.starts_with('"')) {
        std::size_t end = 1;
        while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;
        texts.push_back(plain(rest.substr(1, end - 1)));
        rest.remove_prefix(end < rest.size() ? end + 1 : rest.size());
        if (rest.starts_with(',')) rest.remove_prefix(1);
    }
    return texts;
}

}  // namespace penstock::disclosure
