#include "identity/internal/street_folding.h"

#include "identity/internal/token_line.h"
#include "identity/tables/numerals.h"
#include "identity/tables/street_words.h"

#include <algorithm>

namespace penstock::identity::internal {

namespace {

// "170TH", "170" and "FIFTH", "5TH" are one word.
std::string_view without_ordinal(std::string_view word) {
    if (is_ordinal(word)) return word.substr(0, word.size() - 2);
    std::string_view const number = tables::ordinal_number(word);
    return number.empty() ? word : number;
}

void append_plain(std::string& out, std::string_view word) {
    for (char const c : word) {
        if (c != '-' && c != '.') out += c;
    }
}

}  // namespace

void append_folded_street(std::string& out, std::string_view street) {
    char tens = 0;
    bool first = true;
    while (!street.empty()) {
        std::size_t const end = std::min(street.find(' '), street.size());
        std::string_view const word = street.substr(0, end);
        street.remove_prefix(std::min(end + 1, street.size()));
        if (word.empty()) continue;
        std::string_view const plain = without_ordinal(word);
        // "TWENTY FIRST" is 21; "TWENTY" before any other word is that number.
        bool const joins = tens != 0 && plain.size() == 1 && starts_with_digit(plain);
        if (tens != 0 && !joins) out += '0';
        if (!first && !joins) out += ' ';
        first = false;
        tens = tables::tens_digit(word);
        if (tens != 0) {
            out += tens;
        } else {
            append_plain(out, tables::long_name_word(plain));
        }
    }
    if (tens != 0) out += '0';
}

}  // namespace penstock::identity::internal
