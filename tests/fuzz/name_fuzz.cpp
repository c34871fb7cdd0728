// Any bytes as two names, fields apart by line breaks: never a crash; the standard form is the
// standard form of itself; two names agree the same from both sides, and each with itself.
#include "base/check.h"
#include "identity/name.h"
#include "identity/name_comparison.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace {

using namespace penstock;
using namespace penstock::identity;

PersonName next_name(std::string_view& text) {
    std::array<std::string, 4> fields;
    for (std::string& field : fields) {
        std::size_t const end = std::min(text.find('\n'), text.size());
        field = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {.given = fields[0], .middle = fields[1], .surname = fields[2], .suffix = fields[3]};
}

std::string spaced(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    return text;
}

void check_standard(PersonName const& name) {
    (void)problem_of(name);
    (void)name_key(name);
    StandardName const standard = standardise(name);
    for (auto const* words : {&standard.given, &standard.middle, &standard.surnames}) {
        for (std::string const& word : *words) {
            CHECK(!word.empty() &&
                  std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; }));
        }
    }
    CHECK(standard_surnames(name.surname) == standard.surnames);
    NameComparison const itself = compare(standard, standard);
    CHECK(itself.given == (standard.given.empty() ? NameLevel::Missing : NameLevel::Exact));
    CHECK(itself.surname == (standard.surnames.empty() ? NameLevel::Missing : NameLevel::Exact));
    CHECK(itself.given_manner == NameManner::Plain && itself.surname_manner == NameManner::Plain);
}

void check_again(StandardName const& standard) {
    StandardName const again = standardise({.given = spaced(standard.given),
                                            .middle = spaced(standard.middle),
                                            .surname = spaced(standard.surnames),
                                            .suffix = standard.suffix});
    CHECK(again == standard);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view text(reinterpret_cast<char const*>(data), size);
    PersonName const first = next_name(text);
    PersonName const second = next_name(text);
    check_standard(first);
    check_standard(second);
    StandardName const one = standardise(first);
    StandardName const other = standardise(second);
    check_again(one);
    check_again(other);
    CHECK(compare(one, other) == compare(other, one));
    return 0;
}
