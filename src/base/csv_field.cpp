#include "base/csv_field.h"

namespace penstock {

namespace {

// Spreadsheets run what begins with one of these, some of them behind blanks, and in their wide
// forms.
bool looks_like_formula(std::string_view text) {
    std::size_t const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    std::string_view const rest = text.substr(first);
    if (std::string_view("=+-@|%").contains(rest.front())) return true;
    for (std::string_view const wide : {"＝", "＋", "－", "＠"}) {
        if (rest.starts_with(wide)) return true;
    }
    return false;
}

}  // namespace

std::string csv_field(std::string_view text) {
    bool const formula = looks_like_formula(text);
    bool const plain = text.find_first_of(",\"'\r\n") == std::string_view::npos &&
                       !text.starts_with(' ') && !text.ends_with(' ');
    if (plain && !formula) return std::string(text);
    std::string field = formula ? "\"'" : "\"";
    for (char const c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + "\"";
}

}  // namespace penstock
