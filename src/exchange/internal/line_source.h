// The lines of a file, one after the other, in bounded memory whatever the file holds.
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace penstock::exchange::internal {

struct SourceLine {
    std::string_view text;  // without its line feed; empty where it was too long
    bool too_long = false;  // over LineSource::max_line_bytes; skipped to its line feed
};

class LineSource {
public:
    static constexpr std::size_t max_line_bytes = 65536;
    // At least so many bytes after a line's text may be read: a vectorised parser wants them.
    static constexpr std::size_t padding_bytes = 64;

    // Requires: `source` outlives this object.
    explicit LineSource(ReadFile& source);

    // The next line, or nothing at the end. Its text is valid until the next call. A last line
    // without line feed is a line; nothing after a line feed is none. Errors: Io.
    [[nodiscard]] Result<std::optional<SourceLine>> next();

private:
    // Reads more behind what is there; false at the end of the file. Requires: room in the buffer.
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] SourceLine take(std::size_t size, std::size_t terminator);

    ReadFile& source_;
    Bytes buffer_;
    std::size_t begin_ = 0;    // the first byte not yet handed out
    std::size_t scanned_ = 0;  // no line feed in [begin_, scanned_)
    std::size_t end_ = 0;      // past the last byte read
    bool skipping_ = false;    // inside a line that is too long
};

}  // namespace penstock::exchange::internal
