#include "base/csv.h"

#include <utility>

namespace penstock {

namespace {

enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

}  // namespace

CsvReader::CsvReader(ReadFile& source) : source_(&source), buffer_(65536) {}

CsvReader::CsvReader(std::string_view text) : window_(text) {}

Result<int> CsvReader::take() {
    if (window_.empty() && source_ != nullptr) {
        std::size_t const count = TRY(source_->read(buffer_));
        window_ = as_text(ByteView(buffer_).first(count));
    }
    if (!started_) {
        started_ = true;
        if (window_.starts_with("\xef\xbb\xbf")) window_.remove_prefix(3);
    }
    if (window_.empty()) return -1;
    int const byte = static_cast<unsigned char>(window_.front());
    window_.remove_prefix(1);
    return byte;
}

Result<bool> CsvReader::next(std::vector<std::string>& fields) {
    fields.clear();
    row_ = lines_ended_ + 1;
    std::string field;
    std::size_t size = 0;
    State state = State::FieldStart;
    auto const malformed = [&](Literal what) {
        return std::unexpected(Error{.code = ErrorCode::Malformed, .what = what}.at_line(row_));
    };
    while (true) {
        int const byte = TRY(take());
        if (byte == 0) return malformed("a NUL byte");
        if (++size > max_record_bytes) return malformed("a record of more than 64 KiB");
        if (state == State::Quoted) {
            if (byte < 0) return malformed("a quote that is not closed");
            if (byte == '\n') ++lines_ended_;
            if (byte == '"') {
                state = State::QuoteInQuoted;
            } else {
                field.push_back(static_cast<char>(byte));
            }
            continue;
        }
        if (byte == '"') {
            if (state == State::Plain)
                return malformed("a quote inside a field that is not quoted");
            if (state == State::QuoteInQuoted) field.push_back('"');
            state = State::Quoted;
            continue;
        }
        bool const carriage_return = byte == '\r';
        int const after = carriage_return ? TRY(take()) : byte;
        if (carriage_return && after != '\n') return malformed("a carriage return inside a record");
        if (after == ',') {
            fields.push_back(std::exchange(field, {}));
            state = State::FieldStart;
        } else if (after == '\n' || after < 0) {
            if (after == '\n') ++lines_ended_;
            bool const empty = fields.empty() && field.empty() && state == State::FieldStart;
            if (!empty) {
                fields.push_back(std::move(field));
                return true;
            }
            if (after < 0) return false;
            row_ = lines_ended_ + 1;
            size = 0;
        } else {
            if (state == State::QuoteInQuoted) return malformed("text after a closing quote");
            field.push_back(static_cast<char>(after));
            state = State::Plain;
        }
    }
}

}  // namespace penstock
