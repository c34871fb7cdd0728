#include "report/table.h"

#include "base/check.h"
#include "report/text.h"

#include <algorithm>
#include <set>

namespace penstock::report {

namespace {

bool fits(ColumnKind kind, Cell const& cell) {
    if (cell.is_empty() || cell.is_withheld()) return true;
    switch (kind) {
        case ColumnKind::Text:
        case ColumnKind::Code:
            return std::holds_alternative<std::string>(cell.value());
        case ColumnKind::Count:
            return std::holds_alternative<std::uint64_t>(cell.value());
        case ColumnKind::Share:
            return std::holds_alternative<Share>(cell.value());
        case ColumnKind::Date:
            return std::holds_alternative<Date>(cell.value());
        case ColumnKind::Time:
            return std::holds_alternative<Instant>(cell.value());
    }
    return false;
}

}  // namespace

Table::Table(std::string id, std::string caption, std::vector<Column> columns)
    : id_(std::move(id)), caption_(std::move(caption)), columns_(std::move(columns)) {
    CHECK(is_plain_id(id_));
    CHECK(!columns_.empty());
    std::set<std::string> seen;
    for (Column const& column : columns_) {
        CHECK(is_plain_id(column.id));
        CHECK(seen.insert(column.id).second);
    }
}

void Table::check(std::vector<Cell> const& row) const {
    CHECK(row.size() == columns_.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        // The name of a row, such as "All", may stand above another kind.
        bool const name = i == 0 && std::holds_alternative<std::string>(row[i].value());
        CHECK(name || fits(columns_[i].kind, row[i]));
    }
}

Table& Table::add(std::vector<Cell> row) {
    check(row);
    rows_.push_back(std::move(row));
    return *this;
}

Table& Table::total(std::vector<Cell> row) {
    check(row);
    total_ = std::move(row);
    return *this;
}

Table& Table::note(std::string text) {
    note_ = std::move(text);
    return *this;
}

Table& Table::show_at_most(std::size_t rows) {
    limit_ = rows;
    return *this;
}

std::size_t Table::rows_shown() const {
    return std::min(limit_, rows_.size());
}

}  // namespace penstock::report
