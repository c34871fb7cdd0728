#include "exchange/batch_reader.h"

#include "base/check.h"
#include "exchange/internal/fields.h"
#include "exchange/internal/line_source.h"
#include "exchange/internal/read_header.h"
#include "exchange/internal/read_line.h"

#include <algorithm>

namespace penstock::exchange {

namespace {

using internal::Findings;
using internal::LineSource;

// A line has objects in lists in one object; the rest is room for a clear message.
constexpr std::size_t max_depth = 16;

bool is_utf16(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

// The text of a line without the carriage return that must not stand there.
std::string_view without_return(std::string_view text, Findings& findings) {
    if (!text.ends_with('\r')) return text;
    findings.add("", "ends with CR LF: end each line with LF alone");
    return text.substr(0, text.size() - 1);
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

// Whatever else is wrong, what is deficient in form rests on R-6103p1-A too.
void add_form_requirement(std::vector<Deficiency> const& deficiencies, Findings& findings) {
    auto const on_form = [](Deficiency const& d) {
        return d.requirement == internal::form_requirement;
    };
    if (deficiencies.empty() || std::ranges::any_of(deficiencies, on_form)) return;
    findings.add("", "is not in the form that the batch format page prescribes");
}

}  // namespace

struct BatchReader::Parts {
    explicit Parts(ReadFile& file) : source(file) {
        CHECK(parser.allocate(LineSource::max_line_bytes, max_depth) == simdjson::SUCCESS);
    }

    LineSource source;
    simdjson::dom::parser parser;
    std::uint64_t lines = 0;
    bool header_read = false;
};

BatchReader::BatchReader(ReadFile& source) : parts_(std::make_unique<Parts>(source)) {}
BatchReader::BatchReader(BatchReader&&) noexcept = default;
BatchReader::~BatchReader() = default;

std::uint64_t BatchReader::lines_read() const {
    return parts_->lines;
}

Result<ReadHeader> BatchReader::read_header() {
    CHECK(!parts_->header_read);
    parts_->header_read = true;
    ReadHeader result;
    Findings findings(result.deficiencies);
    auto const line = TRY(parts_->source.next());
    if (!line) {
        findings.add("", "the file is empty: its first line must be the header");
        return result;
    }
    if (line->too_long) {
        findings.add("", "the first line is longer than 64 KiB: it must be the header");
        return result;
    }
    std::string_view text = line->text;
    if (is_utf16(text)) {
        findings.add("", "the file is UTF-16: save it as UTF-8");
        return result;
    }
    if (text.starts_with("\xef\xbb\xbf")) {
        findings.add("", "the file begins with a byte order mark: save it without one");
        text.remove_prefix(3);
    }
    text = without_return(text, findings);
    if (is_blank(text)) {
        findings.add("", "the first line is blank: it must be the header");
        return result;
    }
    if (auto const object = internal::read_object(parts_->parser, text, findings)) {
        result.header = internal::read_header_fields(*object, findings);
    }
    return result;
}

Result<std::optional<ReadLine>> BatchReader::next() {
    CHECK(parts_->header_read);
    auto const line = TRY(parts_->source.next());
    if (!line) return std::nullopt;
    if (parts_->lines == most_lines) {
        return fail(ErrorCode::Malformed, "the batch has more than 10000000 lines",
                    "split it into several batches");
    }
    ReadLine result;
    result.line.line = LineNumber(++parts_->lines);
    Findings findings(result.deficiencies);
    if (line->too_long) {
        findings.add("", "is longer than 64 KiB");
        return result;
    }
    std::string_view const text = without_return(line->text, findings);
    if (is_blank(text)) {
        findings.add("", "is blank: take it out");
        return result;
    }
    if (auto const object = internal::read_object(parts_->parser, text, findings)) {
        internal::read_line_fields(*object, result.line, findings);
        add_form_requirement(result.deficiencies, findings);
    }
    return result;
}

}  // namespace penstock::exchange
