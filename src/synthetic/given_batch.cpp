#include "synthetic/given_batch.h"

#include "synthetic/given_line.h"
#include "synthetic/text_out.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace penstock::synthetic {

namespace {

constexpr std::size_t longest_line = 65536;
constexpr std::size_t most_officers = 2'000;

// Calls each(line with its line feed) for every line after the first. A line that is too long comes
// in pieces, of which only the first begins a line.
template <typename Each>
Result<void> each_line(Disk& disk, Disk::Path const& path, Each&& each) {
    auto const file = TRY(disk.open_read(path));
    Bytes buffer(longest_line);
    std::string waiting;
    bool header = true;
    while (true) {
        std::size_t const count = TRY(file->read(buffer));
        waiting += as_text(ByteView(buffer).first(count));
        std::size_t begin = 0;
        while (true) {
            std::size_t const feed = waiting.find('\n', begin);
            if (feed == std::string::npos) break;
            auto const line = std::string_view(waiting).substr(begin, feed + 1 - begin);
            if (!header) TRY(each(line));
            header = false;
            begin = feed + 1;
        }
        waiting.erase(0, begin);
        bool const last = count == 0 && !waiting.empty();
        if (last || waiting.size() > longest_line) {
            if (!header) TRY(each(std::string_view(waiting)));
            waiting.clear();
        }
        if (count == 0) return {};
    }
}

}  // namespace

Result<GivenBatch> read_given_batch(Disk& disk, Disk::Path const& given) {
    GivenBatch batch;
    std::set<std::string, std::less<>> officers;
    bool whole = true;
    TRY(each_line(disk, given, [&](std::string_view line) -> Result<void> {
        whole = line.ends_with('\n');
        if (whole) ++batch.lines;
        for (std::string& id : given_line(line).recipients) {
            if (officers.size() < most_officers && is_officer_id(id)) {
                officers.insert(std::move(id));
            }
        }
        return {};
    }));
    if (!whole) ++batch.lines;
    if (batch.lines == 0) {
        return fail(ErrorCode::Malformed, "the given batch has no line after its header",
                    "give a batch in the form of docs/formats/batch.md");
    }
    batch.officers.assign(officers.begin(), officers.end());
    return batch;
}

Result<BatchCounts> adapt_batch(Disk& disk, Disk::Path const& given, BatchPaths const& paths,
                                BatchOptions const& options) {
    BatchCounts const counts{
        .batch = batch_id(options.seed), .lines = options.lines, .registry_persons = 0};
    TextOut batch = TRY(TextOut::make(disk, paths.batch));
    TextOut assignments = TRY(TextOut::make(disk, paths.assignments));
    TRY(batch.add(header_line(counts.batch, options)));
    TRY(assignments.add("case,officer_id,from,to\n"));
    std::string const from = format_date(utc_date(options.created) - std::chrono::days{300});
    TRY(each_line(disk, given, [&](std::string_view text) -> Result<void> {
        TRY(batch.add(text));
        GivenLine const line = given_line(text);
        if (!is_officer_id(line.case_number)) return {};
        std::set<std::string, std::less<>> written;
        for (std::string const& id : line.recipients) {
            if (!is_officer_id(id) || !written.insert(id).second) continue;
            TRY(assignments.add(line.case_number + "," + id + "," + from + ",\n"));
        }
        return {};
    }));
    TRY(batch.finish());
    TRY(assignments.finish());
    return counts;
}

}  // namespace penstock::synthetic
