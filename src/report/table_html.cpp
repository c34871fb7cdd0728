#include "report/table.h"
#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace penstock::report {

namespace {

bool is_number(ColumnKind kind) {
    return kind == ColumnKind::Count || kind == ColumnKind::Share;
}

std::string_view class_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Count:
        case ColumnKind::Share:
            return "number";
        case ColumnKind::Date:
        case ColumnKind::Time:
            return "when";
        default:
            return "words";
    }
}

std::string header(Column const& column) {
    std::string const unit =
        column.unit.empty() ? ""
                            : fmt::format(" <span class=\"unit\">({})</span>", shown(column.unit));
    return fmt::format("<th scope=\"col\" class=\"{}\">{}{}</th>", class_of(column.kind),
                       shown(column.title), unit);
}

std::string content(Column const& column, Cell const& cell) {
    if (cell.is_withheld()) return "<span class=\"withheld\">not shown</span>";
    std::string const text = shown(cell.readable());
    return column.kind == ColumnKind::Code && !text.empty() ? "<code>" + text + "</code>" : text;
}

std::string row_html(Table const& table, std::span<Cell const> row) {
    std::string out = "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
        Column const& column = table.columns()[i];
        bool const names_row = i == 0 && !is_number(column.kind);
        out += names_row ? fmt::format("<th scope=\"row\" class=\"{}\">", class_of(column.kind))
                         : fmt::format("<td class=\"{}\">", class_of(column.kind));
        out += content(column, row[i]) + (names_row ? "</th>" : "</td>");
    }
    return out + "</tr>\n";
}

}  // namespace

std::string table_html(Table const& table) {
    std::string out = fmt::format(
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{0}-caption\">\n"
        "<table id=\"{0}\">\n<caption id=\"{0}-caption\">{1}</caption>\n<thead>\n<tr>",
        table.id(), shown(table.caption()));
    for (Column const& column : table.columns()) out += header(column);
    out += "</tr>\n</thead>\n<tbody>\n";
    std::size_t const count = table.rows_shown();
    for (auto const& row : std::span(table.rows()).first(count)) out += row_html(table, row);
    if (table.rows().empty()) {
        out += fmt::format("<tr><td class=\"words\" colspan=\"{}\">None.</td></tr>\n",
                           table.columns().size());
    }
    out += "</tbody>\n";
    if (!table.totals().empty()) {
        out += "<tfoot>\n" + row_html(table, table.totals()) + "</tfoot>\n";
    }
    out += "</table>\n</div>\n";
    if (count < table.rows().size()) {
        out += fmt::format(
            "<p class=\"aside\">The first {} of {} rows; all are in <code>{}.csv</code>.</p>\n",
            grouped(count), grouped(table.rows().size()), table.id());
    }
    if (!table.notes().empty()) out += "<p class=\"aside\">" + shown(table.notes()) + "</p>\n";
    return out;
}

}  // namespace penstock::report
