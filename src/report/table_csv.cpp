#include "report/table.h"
#include "report/text.h"

#include <fmt/format.h>

namespace penstock::report {

namespace {

// Spreadsheets run what begins with one of these, some of them behind blanks, and in their wide
// forms (OWASP, "CSV injection").
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

std::string quoted(std::string const& text) {
    if (text.find_first_of(",\"'\r\n") == std::string::npos && !text.starts_with(' ') &&
        !text.ends_with(' ')) {
        return text;
    }
    std::string out = "\"";
    for (char const c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

struct Field {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const {
        std::string const safe = clean(text);
        return quoted(looks_like_formula(safe) ? "'" + safe : safe);
    }
    std::string operator()(std::uint64_t count) const { return std::to_string(count); }
    std::string operator()(Share share) const {
        if (share.whole == 0) return {};
        return fmt::format("{:.6f}",
                           static_cast<double>(share.part) / static_cast<double>(share.whole));
    }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(Instant time) const { return format_instant(time); }
    std::string operator()(Withheld) const { return "withheld"; }
};

void add_row(std::string& out, std::vector<Cell> const& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        out += std::visit(Field{}, row[i].value());
    }
    out += "\r\n";
}

}  // namespace

std::string table_csv(Table const& table) {
    std::string out;
    for (Column const& column : table.columns()) out += (out.empty() ? "" : ",") + column.id;
    out += "\r\n";
    for (auto const& row : table.rows()) add_row(out, row);
    if (!table.totals().empty()) add_row(out, table.totals());
    return out;
}

}  // namespace penstock::report
