#include "bench/reconstruction/truth.h"

#include "base/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace penstock::reconstruction {

namespace {

constexpr std::array<std::string_view, 3> presences{"on-file", "not-on-file", "kin-on-file"};
constexpr std::array<std::string_view, 4> numbers{"none", "own", "of-another", "of-nobody"};
constexpr std::array<std::string_view, 9> origins{"last-known", "former",    "somebody-elses",
                                                  "any-home",   "blank",     "placeholder",
                                                  "zip-shaped", "recurring", "invented"};

template <typename Value, std::size_t count>
Result<Value> read_word(std::array<std::string_view, count> const& words, std::string_view text) {
    auto const found = std::ranges::find(words, text);
    if (found == words.end()) return fail(ErrorCode::Malformed, "truth.csv holds an unknown word");
    return static_cast<Value>(found - words.begin());
}

template <typename Value>
Value number_in(std::string_view text) {
    Value value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<int> periods_in(std::string_view text) {
    std::vector<int> periods;
    for (; text.size() >= 5; text.remove_prefix(5))
        periods.push_back(number_in<int>(text.substr(0, 4)));
    return periods;
}

}  // namespace

std::string_view word(Presence presence) {
    return presences[static_cast<std::size_t>(presence)];
}

std::string_view word(Number number) {
    return numbers[static_cast<std::size_t>(number)];
}

std::string_view word(Origin origin) {
    return origins[static_cast<std::size_t>(origin)];
}

std::string_view truth_header() {
    return "line,presence,number,origin,unit_left_out,deceased,errors,on_file_in,meant\n";
}

std::string truth_row(Truth const& truth) {
    std::string row = std::to_string(truth.line);
    for (std::string_view const text :
         {word(truth.presence), word(truth.number), word(truth.origin)}) {
        row += ',';
        row += text;
    }
    row += truth.unit_left_out ? ",1" : ",0";
    row += truth.deceased ? ",1," : ",0,";
    row += std::to_string(truth.errors) + ",";
    for (int const period : truth.on_file_in) row += std::to_string(period) + " ";
    return row + "," + truth.meant + "\n";
}

Result<void> each_truth(Disk& disk, Disk::Path const& path,
                        std::function<Result<void>(Truth const&)> const& visit) {
    auto file = TRY(disk.open_read(path));
    CsvReader reader(*file);
    std::vector<std::string> fields;
    TRY(reader.next(fields));
    while (TRY(reader.next(fields))) {
        if (fields.size() != 9) return fail(ErrorCode::Malformed, "truth.csv has other columns");
        TRY(visit({.line = number_in<std::uint64_t>(fields[0]),
                   .presence = TRY(read_word<Presence>(presences, fields[1])),
                   .number = TRY(read_word<Number>(numbers, fields[2])),
                   .origin = TRY(read_word<Origin>(origins, fields[3])),
                   .unit_left_out = fields[4] == "1",
                   .deceased = fields[5] == "1",
                   .errors = number_in<int>(fields[6]),
                   .meant = fields[8],
                   .on_file_in = periods_in(fields[7])}));
    }
    return {};
}

}  // namespace penstock::reconstruction
