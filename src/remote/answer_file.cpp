#include "remote/answer_file.h"

#include "exchange/answer.h"
#include "exchange/json_form.h"
#include "remote/ids.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace penstock::remote {

namespace {

constexpr std::uint64_t longest_line = 4096;

Result<void> read_line(std::string_view text, AnswerFile& answer) {
    constexpr std::array statuses{"served", "pending", "returned", "refused", "blocked"};
    auto const form = TRY(exchange::JsonForm::parse(text, "answer.jsonl", "R-6103p4-A"));
    LineNumber const line{TRY(form.number("line"))};
    if (line.value() != answer.lines + 1) return form.wrong("line", "is not the next line");
    std::string const status = TRY(form.text("status"));
    if (std::ranges::find(statuses, status) == statuses.end()) {
        return form.wrong("status", "is not a status of an answer");
    }
    auto const codes = TRY(form.texts("codes"));
    if (!std::ranges::all_of(codes, is_plain_word)) return form.wrong("codes", "is not a code");
    std::string const path = TRY(form.text_or_empty("envelope"));
    bool const is_served = status == "served";
    if (path != (is_served ? exchange::envelope_path(line) : std::string())) {
        return form.wrong("envelope", "is not where the envelope of this line is");
    }
    TRY(form.no_other_members());
    ++answer.lines;
    ++answer.statuses[status];
    if (is_served) answer.served.push_back(line);
    return {};
}

}  // namespace

std::uint64_t longest_answer(std::uint64_t lines) {
    return (lines + 1) * longest_line;
}

Result<AnswerFile> read_answer(Disk& disk, Disk::Path const& file, std::uint64_t lines) {
    auto const mapped = TRY(disk.map(file));
    std::string_view rest = as_text(mapped->bytes());
    AnswerFile answer;
    while (!rest.empty()) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        auto const read = read_line(line, answer);
        if (!read) return fail(read.error().at_line(answer.lines + 1));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    if (answer.lines == lines) return answer;
    return fail(ErrorCode::Malformed, "the answer does not have one line for each of the batch",
                "fetch it again; if it stays so, tell those who run the station");
}

}  // namespace penstock::remote
