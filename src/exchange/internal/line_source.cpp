#include "exchange/internal/line_source.h"

#include <cstring>

namespace penstock::exchange::internal {

namespace {

constexpr std::size_t room_bytes = 4 * LineSource::max_line_bytes;

}  // namespace

LineSource::LineSource(ReadFile& source)
    : source_(source), buffer_(room_bytes + LineSource::padding_bytes) {}

Result<bool> LineSource::fill() {
    if (begin_ > 0 && end_ == room_bytes) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        scanned_ -= begin_;
        end_ -= begin_;
        begin_ = 0;
    }
    std::size_t const count =
        TRY(source_.read(std::span(buffer_).subspan(end_, room_bytes - end_)));
    end_ += count;
    return count > 0;
}

SourceLine LineSource::take(std::size_t size, std::size_t terminator) {
    SourceLine line{.text = as_text(ByteView(buffer_).subspan(begin_, size)),
                    .too_long = skipping_ || size > max_line_bytes};
    if (line.too_long) line.text = {};
    skipping_ = false;
    begin_ += size + terminator;
    scanned_ = begin_;
    return line;
}

Result<std::optional<SourceLine>> LineSource::next() {
    while (true) {
        if (scanned_ < end_) {
            void const* const feed = std::memchr(buffer_.data() + scanned_, '\n', end_ - scanned_);
            if (feed != nullptr) {
                auto const at = static_cast<std::size_t>(static_cast<std::uint8_t const*>(feed) -
                                                         buffer_.data());
                return take(at - begin_, 1);
            }
            scanned_ = end_;
        }
        if (end_ - begin_ > max_line_bytes) {
            // Nothing of it will be used: the room is needed to find its end.
            skipping_ = true;
            begin_ = scanned_ = end_ = 0;
        }
        if (begin_ == end_) begin_ = scanned_ = end_ = 0;
        if (!TRY(fill())) {
            if (begin_ == end_ && !skipping_) return std::nullopt;
            return take(end_ - begin_, 0);
        }
    }
}

}  // namespace penstock::exchange::internal
