#include "base/csv_field.h"
#include "report/table.h"
#include "report/text.h"

#include <fmt/format.h>

namespace penstock::report {

namespace {

struct Field {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const { return csv_field(clean(text)); }
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
