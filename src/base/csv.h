// Reads comma-separated records (RFC 4180): quoted fields, doubled quotes, line breaks inside
// quotes, LF or CRLF.
//
//     CsvReader reader(*file);
//     std::vector<std::string> fields;
//     while (TRY(reader.next(fields))) { … }
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

class CsvReader {
public:
    static constexpr std::size_t max_record_bytes = 65536;

    // Requires: `source` outlives the reader.
    explicit CsvReader(ReadFile& source);
    // Reads from text that outlives the reader.
    explicit CsvReader(std::string_view text);

    // Reads one record into `fields`; false at the end. Empty lines are passed over. A byte order
    // mark at the start is dropped. Errors: Malformed for a stray or missing quote, a NUL byte or a
    // record over the limit; Io. Each names row().
    [[nodiscard]] Result<bool> next(std::vector<std::string>& fields);

    // The physical line, from 1, on which the last record began.
    [[nodiscard]] std::uint64_t row() const { return row_; }

private:
    // The next byte, or -1 at the end.
    [[nodiscard]] Result<int> take();

    ReadFile* source_ = nullptr;
    Bytes buffer_;
    std::string_view window_;
    std::uint64_t row_ = 0;
    std::uint64_t lines_ended_ = 0;
    bool started_ = false;
};

}  // namespace penstock
