// A part of a file, read piece by piece.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "http/internal/beast.h"
#include "http/message.h"

#include <cstdint>

namespace penstock::http::internal {

inline constexpr std::size_t piece_bytes = 64 << 10;

class FilePieces {
public:
    // Errors: Io if the file cannot be read or ends before the part does.
    [[nodiscard]] static Result<FilePieces> open(FilePart const& part);

    [[nodiscard]] std::uint64_t left() const { return left_; }
    // The next piece, valid until the one after; empty at the end. Errors: Io.
    [[nodiscard]] Result<ByteView> next();

private:
    FilePieces(beast::file file, std::uint64_t length);

    beast::file file_;
    std::uint64_t left_;
    Bytes piece_;
};

}  // namespace penstock::http::internal
