#include "http/internal/file_pieces.h"

#include <algorithm>
#include <utility>

namespace penstock::http::internal {

namespace {

std::unexpected<Error> unreadable(error_code const& error) {
    return fail(Error{.code = ErrorCode::Io,
                      .what = "the file to be sent cannot be read",
                      .remedy = "see whether it is there and as long as it was",
                      .system_error = error.value()});
}

}  // namespace

FilePieces::FilePieces(beast::file file, std::uint64_t length)
    : file_(std::move(file)),
      left_(length),
      piece_(static_cast<std::size_t>(std::min<std::uint64_t>(length, piece_bytes))) {}

Result<FilePieces> FilePieces::open(FilePart const& part) {
    beast::file file;
    error_code error;
    file.open(part.path.c_str(), beast::file_mode::scan, error);
    std::uint64_t const size = error ? 0 : file.size(error);
    if (error) return unreadable(error);
    if (part.offset > size || part.length > size - part.offset) return unreadable({});
    file.seek(part.offset, error);
    if (error) return unreadable(error);
    return FilePieces(std::move(file), part.length);
}

Result<ByteView> FilePieces::next() {
    std::size_t const wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(left_, piece_.size()));
    error_code error;
    std::size_t const size = wanted == 0 ? 0 : file_.read(piece_.data(), wanted, error);
    if (error || size != wanted) return unreadable(error);
    left_ -= size;
    return ByteView(piece_).first(size);
}

}  // namespace penstock::http::internal
