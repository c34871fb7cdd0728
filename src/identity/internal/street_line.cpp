#include "identity/internal/street_line.h"

#include "identity/internal/box_lines.h"
#include "identity/internal/problems.h"
#include "identity/internal/street_name.h"
#include "identity/internal/units.h"
#include "identity/tables/directionals.h"
#include "identity/tables/numerals.h"
#include "identity/tables/street_words.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>

namespace penstock::identity::internal {

namespace {

std::string_view word_at(Tokens tokens, std::size_t place) {
    return place < tokens.size() ? tokens[place].text : std::string_view();
}

void erase(std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                 tokens.begin() + static_cast<std::ptrdiff_t>(last));
}

// The number of words that open a care-of phrase at `place`.
std::size_t care_of_words(Tokens tokens, std::size_t place) {
    std::string_view const word = word_at(tokens, place);
    if (word == "C/O" || word == "%" || word == "ATTN" || word == "ATTENTION") return 1;
    if (word == "CARE" && word_at(tokens, place + 1) == "OF") return 2;
    if (word == "IN" && word_at(tokens, place + 1) == "CARE") return 3;
    return 0;
}

// Where a delivery line begins again after a name.
bool begins_delivery_line(Tokens tokens, std::size_t place) {
    if (tokens[place].starts_segment) return true;
    std::string_view const word = tokens[place].text;
    if (starts_with_digit(word)) return true;
    StandardAddress scratch;
    return read_box_line(tokens.subspan(place), Service::Civil, scratch) > 0;
}

void append_care_of(StandardAddress& address, Tokens words) {
    if (!address.care_of.empty() && !words.empty()) address.care_of += ' ';
    address.care_of += joined(words);
}

// One grid word of Wisconsin: "N6W23001", "W229N1433", or half of one: "N6".
std::size_t grid_parts(std::string_view word) {
    std::size_t parts = 0;
    std::size_t place = 0;
    while (place < word.size()) {
        bool const direction = std::string_view("NSEW").find(word[place]) != std::string_view::npos;
        std::size_t digits = 0;
        while (place + 1 + digits < word.size() && word[place + 1 + digits] >= '0' &&
               word[place + 1 + digits] <= '9') {
            ++digits;
        }
        if (!direction || digits == 0) return 0;
        ++parts;
        place += 1 + digits;
    }
    return parts;
}

std::string_view without_leading_zeros(std::string_view number) {
    while (number.size() > 1 && number[0] == '0' && number[1] >= '0' && number[1] <= '9') {
        number.remove_prefix(1);
    }
    return number;
}

bool is_number_word(std::string_view word) {
    if (!starts_with_digit(word) || is_ordinal(word) || word.size() > 12) return false;
    std::size_t longest_run = 0;
    std::size_t run = 0;
    for (char const c : word) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
    }
    return longest_run <= 7;
}

bool is_fraction(std::string_view word) {
    return word.size() >= 3 && word.size() <= 5 && starts_with_digit(word) &&
           word.find('/') != std::string_view::npos;
}

// "123 A MAIN ST": a letter that belongs to the number, not a lettered street and not a direction.
bool is_number_letter(Tokens tokens) {
    std::string_view const word = word_at(tokens, 1);
    if (tokens.size() < 4 || word.size() != 1 || word[0] < 'A' || word[0] > 'H') return false;
    return tables::directional(word).empty() && tables::suffix(tokens[2].text).empty() &&
           !tables::suffix(tokens.back().text).empty() && is_digits(tokens[0].text);
}

std::size_t read_grid_number(Tokens tokens, StandardAddress& address) {
    std::string_view const first = word_at(tokens, 0);
    if (first.empty() || starts_with_digit(first)) return 0;
    std::size_t const parts = grid_parts(first);
    if (parts == 2) {
        address.number = first;
        return 1;
    }
    if (parts == 1 && grid_parts(word_at(tokens, 1)) == 1) {
        address.number = std::string(first) + std::string(word_at(tokens, 1));
        return 2;
    }
    return 0;
}

// The house number. The result is the number of words read.
std::size_t read_number(Tokens tokens, StandardAddress& address) {
    if (std::size_t const grid = read_grid_number(tokens, address); grid > 0) return grid;
    std::string_view const first = word_at(tokens, 0);
    if (std::string_view const number = tables::cardinal_number(first); !number.empty()) {
        if (tokens.size() < 3 || tables::suffix(tokens.back().text).empty()) return 0;
        address.number = number;
        return 1;
    }
    if (is_fraction(first)) return 0;
    if (std::size_t const slash = first.find('/'); slash != std::string_view::npos) {
        std::size_t const hyphen = first.find('-');
        if (hyphen == std::string_view::npos || !is_number_word(first.substr(0, hyphen))) return 0;
        address.number = std::string(without_leading_zeros(first.substr(0, hyphen))) + ' ' +
                         std::string(first.substr(hyphen + 1));
        return 1;
    }
    if (!is_number_word(first)) return 0;
    address.number = without_leading_zeros(first);
    if (std::size_t const end = address.number.size();
        end > 2 && address.number[end - 2] == '-' && is_letter(address.number[end - 1])) {
        address.number.erase(end - 2, 1);  // "123-A" is "123A"
    }
    if (is_fraction(word_at(tokens, 1))) {
        address.number += ' ';
        address.number += tokens[1].text;
        return 2;
    }
    if (is_number_letter(tokens)) {
        address.number += tokens[1].text;
        return 2;
    }
    return 1;
}

// What stands behind a comma after number and name is no part of the name ("MAIN ST, NORTH TOWER"),
// unless it is the suffix or the directional.
void take_trailing_segment(std::vector<Token>& tokens, StandardAddress& address) {
    if (!starts_with_digit(word_at(tokens, 0))) return;
    for (std::size_t place = first_name_word(tokens) + 1; place < tokens.size(); ++place) {
        if (!tokens[place].starts_segment) continue;
        Tokens const tail = Tokens(tokens).subspan(place);
        bool const of_street = std::ranges::all_of(tail, [](Token const& token) {
            return !tables::directional(token.text).empty() ||
                   tables::ends_street(tables::suffix(token.text));
        });
        if (of_street) continue;
        std::vector<Token> rest(tail.begin(), tail.end());
        tokens.resize(place);
        read_unit_field(rest, address);
        return;
    }
}

}  // namespace

void take_care_of(std::vector<Token>& tokens, StandardAddress& address) {
    for (std::size_t place = 0; place < tokens.size(); ++place) {
        std::size_t const opening = care_of_words(tokens, place);
        if (opening == 0) continue;
        std::size_t end = std::min(place + opening, tokens.size());
        std::size_t const name = end;
        while (end < tokens.size() && (end == name || !begins_delivery_line(tokens, end))) ++end;
        append_care_of(address, Tokens(tokens).subspan(name, end - name));
        erase(tokens, place, end);
        break;
    }
    // A recipient's or a building's own line before the street: "EMPIRE BUILDING, 350 5TH AVE".
    auto const segment = std::ranges::find_if(tokens, &Token::starts_segment);
    if (segment == tokens.end() || segment == tokens.begin()) return;
    auto const words = static_cast<std::size_t>(segment - tokens.begin());
    Tokens const head = Tokens(tokens).first(words);
    Tokens const rest = Tokens(tokens).subspan(words);
    bool const has_suffix = std::ranges::any_of(
        head, [](Token const& token) { return tables::ends_street(tables::suffix(token.text)); });
    bool const goes_on = rest.size() > 1 && !rest[1].starts_segment;
    bool const names_street =
        (has_suffix && !goes_on) || std::ranges::any_of(head, [](Token const& token) {
            return has_digit(token.text) || token.text == "#" || token.text == "URB" ||
                   token.text.starts_with("URBANIZ") ||
                   !tables::spanish_street_word(token.text).empty();
        });
    StandardAddress scratch;
    bool const own_line = read_box_line(head, Service::Civil, scratch) > 0;
    bool const street_follows =
        (starts_with_digit(rest.front().text) && !is_ordinal(rest.front().text)) ||
        read_box_line(rest, Service::Civil, scratch) > 0;
    if (names_street || own_line || !street_follows || rest.size() < 2) return;
    if (!tables::unit_designator(head.front().text).empty()) return;
    append_care_of(address, head);
    erase(tokens, 0, words);
}

void drop_number_words(std::vector<Token>& tokens) {
    for (std::size_t place = 1; place + 1 < tokens.size(); ++place) {
        std::string_view const word = tokens[place].text;
        if (word != "NO" && word != "#" && word != "NUMBER") continue;
        std::string_view const before = tables::suffix(tokens[place - 1].text);
        if ((before == "HWY" || before == "RTE") && starts_with_digit(tokens[place + 1].text)) {
            erase(tokens, place, place + 1);
        }
    }
}

void take_urbanization(std::vector<Token>& tokens, StandardAddress& address) {
    auto const found = std::ranges::find_if(tokens, [](Token const& token) {
        return token.text == "URB" || token.text.starts_with("URBANIZ");
    });
    if (found == tokens.end()) return;
    auto const start = static_cast<std::size_t>(found - tokens.begin());
    std::size_t end = start + 1;
    while (end < tokens.size() && !tokens[end].starts_segment &&
           !starts_with_digit(tokens[end].text) &&
           (end == start + 1 || tables::spanish_street_word(tokens[end].text).empty())) {
        ++end;
    }
    if (end == start + 1) return;
    address.urbanization = joined(Tokens(tokens).subspan(start + 1, end - start - 1));
    erase(tokens, start, end);
}

void read_street(std::vector<Token>& tokens, StandardAddress& address) {
    take_trailing_segment(tokens, address);
    std::size_t const read = read_number(tokens, address);
    Tokens words = Tokens(tokens).subspan(read);
    bool const numbered = address.number.find_first_of("123456789") != std::string::npos;
    if (!numbered) {
        // In Puerto Rico and much of the world the number follows the name: "CALLE A 150".
        bool const follows = words.size() >= 3 && is_number_word(words.back().text) &&
                             !tables::spanish_street_word(words.front().text).empty();
        if (follows && address.number.empty()) {
            address.number = without_leading_zeros(words.back().text);
            words = words.first(words.size() - 1);
        } else {
            problem::add(address, problem::missing_number);
        }
    }
    if (words.empty()) {
        problem::add(address, problem::missing_street);
        return;
    }
    read_street_name(words, address);
    if (address.street.empty()) problem::add(address, problem::missing_street);
}

}  // namespace penstock::identity::internal
