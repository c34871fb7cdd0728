// Rows of a CSV file by the names of their columns.
#pragma once

#include "base/csv.h"
#include "base/disk.h"
#include "base/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::evaluation {

class KeyedRow {
public:
    // The trimmed value; empty if there is no such column.
    [[nodiscard]] std::string operator[](std::string_view column) const {
        auto const found = places_->find(column);
        if (found == places_->end() || found->second >= fields_->size()) return {};
        return trimmed((*fields_)[found->second]);
    }

    [[nodiscard]] static std::string trimmed(std::string_view text) {
        while (text.starts_with(' ')) text.remove_prefix(1);
        while (text.ends_with(' ')) text.remove_suffix(1);
        return std::string(text);
    }

private:
    friend Result<void> each_row(Disk&, Disk::Path const&,
                                 std::function<void(KeyedRow const&)> const&);

    std::map<std::string, std::size_t, std::less<>> const* places_ = nullptr;
    std::vector<std::string> const* fields_ = nullptr;
};

// Calls `take` for each row after the first, which names the columns. Errors: NotFound, Io,
// Malformed.
inline Result<void> each_row(Disk& disk, Disk::Path const& path,
                             std::function<void(KeyedRow const&)> const& take) {
    auto file = TRY(disk.open_read(path));
    CsvReader reader(*file);
    std::vector<std::string> fields;
    std::map<std::string, std::size_t, std::less<>> places;
    if (!TRY(reader.next(fields))) return fail(ErrorCode::Malformed, "a table without columns");
    for (std::size_t i = 0; i < fields.size(); ++i) places[KeyedRow::trimmed(fields[i])] = i;
    KeyedRow row;
    row.places_ = &places;
    row.fields_ = &fields;
    while (TRY(reader.next(fields))) take(row);
    return {};
}

}  // namespace penstock::evaluation
