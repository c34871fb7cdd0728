// Reads a batch file: its header, then one request line after the other, in bounded memory.
//
// Whatever the bytes are, every line comes back in its place with what could be understood of it
// and every deficiency of its form; nothing of the requester's text is in a deficiency. Whether a
// line is lawful is not asked here. Grammar and limits: docs/formats/batch.md.
//
//     BatchReader reader(*file);
//     ReadHeader const header = TRY(reader.read_header());
//     while (auto const line = TRY(reader.next())) { … }
//     if (header.header && header.header->lines != reader.lines_read()) { … }
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "exchange/batch_header.h"
#include "exchange/request_line.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace penstock::exchange {

// The header as it was read: there if all its mandatory fields could be read, and not to be relied
// on unless the list of deficiencies is empty.
struct ReadHeader {
    std::optional<BatchHeader> header;
    std::vector<Deficiency> deficiencies;
};

class BatchReader {
public:
    static constexpr std::uint64_t most_lines = 10'000'000;

    // Requires: `source` outlives the reader and stands at its start.
    explicit BatchReader(ReadFile& source);
    BatchReader(BatchReader&&) noexcept;
    BatchReader& operator=(BatchReader&&) = delete;
    ~BatchReader();

    // Requires: called once, before next(). Errors: Io.
    [[nodiscard]] Result<ReadHeader> read_header();

    // The next line, or nothing at the end. A blank line and one of more than 64 KiB are lines with
    // a deficiency. Requires: read_header() was called. Errors: Io; Malformed after most_lines.
    [[nodiscard]] Result<std::optional<ReadLine>> next();

    // How many lines next() has handed out: compare with the header's count at the end.
    [[nodiscard]] std::uint64_t lines_read() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace penstock::exchange
