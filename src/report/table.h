// A table: one value that can be written as accessible HTML, as CSV and as JSON.
//
//     Table table("outcomes", "How the lines fared",
//                 {{"outcome", "Outcome", ColumnKind::Text}, {"lines", "Lines",
//                 ColumnKind::Count}});
//     table.add({"returned", 12u}).add({"released", 3u}).total({"All", 15u});
//
// Requires: ids are plain (report/text.h) and differ; every row has one cell for each column, of
// its kind, empty or withheld (CHECKed).
#pragma once

#include "report/cell.h"

#include <cstddef>
#include <string>
#include <vector>

namespace penstock::report {

enum class ColumnKind { Text, Code, Count, Share, Date, Time };  // Code: an id or a digest

struct Column {
    std::string id;     // the name in CSV and JSON
    std::string title;  // what a person reads above the column
    ColumnKind kind = ColumnKind::Text;
    std::string unit{};  // "lines", "days"; empty where the title says it
};

class Table {
public:
    Table(std::string id, std::string caption, std::vector<Column> columns);

    Table& add(std::vector<Cell> row);
    // The last row, apart from the others.
    Table& total(std::vector<Cell> row);
    // What a reader must know beside it.
    Table& note(std::string text);
    // A page shows only so many rows and names the CSV file that holds all.
    Table& show_at_most(std::size_t rows);

    [[nodiscard]] std::string const& id() const { return id_; }
    [[nodiscard]] std::string const& caption() const { return caption_; }
    [[nodiscard]] std::vector<Column> const& columns() const { return columns_; }
    [[nodiscard]] std::vector<std::vector<Cell>> const& rows() const { return rows_; }
    [[nodiscard]] std::vector<Cell> const& totals() const { return total_; }  // empty: none
    [[nodiscard]] std::string const& notes() const { return note_; }
    [[nodiscard]] std::size_t rows_shown() const;

private:
    void check(std::vector<Cell> const& row) const;

    std::string id_, caption_;
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
    std::vector<Cell> total_;
    std::string note_;
    std::size_t limit_ = 200;
};

// With caption, column and row headers (the first column names the row), numbers to the right.
[[nodiscard]] std::string table_html(Table const& table);

// RFC 4180: a header of column ids, CRLF, quotes where needed. A text that a spreadsheet would run
// as a formula gets an apostrophe before it. Shares are decimals from 0 to 1; "withheld" stands for
// what is not shown.
[[nodiscard]] std::string table_csv(Table const& table);

// {"id":…,"caption":…,"columns":[{"id":…,"title":…,"kind":…,"unit":…}],"rows":[[…]],"total":[…],
// "note":…}. Shares are {"part":…,"whole":…}; null for an empty cell, "withheld" for one not shown.
[[nodiscard]] std::string table_json(Table const& table);

}  // namespace penstock::report
