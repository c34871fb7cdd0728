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
#include <utility>

namespace penstock::identity::internal {

namespace {

std::string_view word_at(Tokens tokens, std::size_t place) {
    return place < tokens.size() ? tokens[place].text : std::string_view();
}

void erase(std::vector<Token>& tokens, std::size_t first, std::size_t last) {
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                 tokens.begin() + static_cast<std::ptrdiff_t>(last));
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
    if (tokens.size() < 3 || word.size() != 1 || !is_letter(word[0])) return false;
    if (!is_digits(tokens[0].text) || !tables::directional(word).empty()) return false;
    std::string_view const next = tokens[2].text;
    bool const early = word[0] <= 'H' || word[0] == 'R';
    return early && next.size() > 2 && next != "AND" && tables::suffix(next).empty() &&
           !tokens[1].starts_segment && !tokens[2].starts_segment && highway_length(tokens, 1) == 0;
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
    // "B12 CALLE 5": block and lot of an urbanization.
    bool const block_and_lot = has_digit(first) && !starts_with_digit(first) &&
                               !tables::spanish_street_word(word_at(tokens, 1)).empty();
    if (block_and_lot) {
        address.number = standard_unit_id(first);
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
        // "M ST, NW NORTH TOWER": the quadrant is the street's.
        if (tables::directional(tail[0].text).size() == 2) ++place;
        std::vector<Token> rest(tokens.begin() + static_cast<std::ptrdiff_t>(place), tokens.end());
        tokens.resize(place);
        read_unit_field(rest, address);
        return;
    }
}

// A building's name behind the street that no comma parts from it: "CAMPBELL AVE LUXE LOGAN
// SQUARE".
void take_name_behind_street(std::vector<Token>& tokens, StandardAddress& address) {
    if (!starts_with_digit(word_at(tokens, 0)) || tokens.empty()) return;
    if (tables::ends_street(tables::suffix(tokens.back().text)) && tokens.back().text != "SQUARE") {
        return;
    }
    for (std::size_t place = first_name_word(tokens) + 1; place + 2 < tokens.size(); ++place) {
        std::string_view const suffix = tables::suffix(tokens[place].text);
        bool const sure = suffix == "ST" || suffix == "AVE" || suffix == "RD" || suffix == "DR" ||
                          suffix == "BLVD" || suffix == "LN";
        if (!sure || tokens[place + 1].starts_segment) continue;
        Tokens const tail = Tokens(tokens).subspan(place + 1);
        bool const is_name = std::ranges::all_of(tail, [](Token const& token) {
            return !has_digit(token.text) && token.text.size() > 2 && !token.starts_segment &&
                   tables::directional(token.text).empty();
        });
        if (!is_name) return;
        std::vector<Token> rest(tail.begin(), tail.end());
        tokens.resize(place + 1);
        return read_unit_field(rest, address);
    }
}

}  // namespace

void spell_out_directions(std::vector<Token>& tokens) {
    for (std::size_t place = 1; place < tokens.size(); ++place) {
        Token& token = tokens[place];
        if (token.text != "NO" && token.text != "SO") continue;
        std::string_view const next = word_at(tokens, place + 1);
        bool const behind = tables::ends_street(tables::suffix(tokens[place - 1].text)) &&
                            !has_digit(next) && next.size() != 1;
        bool const before = place == 1 && is_number_word(tokens[0].text) && next.size() > 2 &&
                            !tokens[place].starts_segment;
        if (behind || before) token.text = token.text == "NO" ? "N" : "S";
    }
}

namespace {

// Words before HIGHWAY or ROUTE that leave its number to follow: "US HIGHWAY # 202".
bool is_kind_of_road(std::string_view word) {
    return word == "US" || word == "S" || word == "STATE" || word == "ST" || word == "COUNTY" ||
           word == "CO" || has_digit(word);
}

}  // namespace

void drop_number_words(std::vector<Token>& tokens) {
    for (std::size_t place = 1; place + 1 < tokens.size(); ++place) {
        std::string_view const word = tokens[place].text;
        if (word != "NO" && word != "#" && word != "NUMBER") continue;
        std::string_view const before = tables::suffix(tokens[place - 1].text);
        // "DIXIE HWY # 312" has a name already, so that the number is a unit's.
        bool const of_road = word != "#" || place < 2 || is_kind_of_road(tokens[place - 2].text);
        if ((before == "HWY" || before == "RTE") && of_road &&
            starts_with_digit(tokens[place + 1].text)) {
            erase(tokens, place, place + 1);
        }
    }
}

namespace {

bool begins_urbanization(std::string_view word) {
    return word == "URB" || word.starts_with("URBANIZ");
}

// Other areas that stand where an urbanization does; the word stays, for it tells them apart.
bool begins_barrio(std::string_view word) {
    return word == "BO" || word == "BARRIO" || word == "SECTOR" || word == "PARC" ||
           word == "PARCELAS" || word == "COMUNIDAD";
}

bool is_spanish_line(Tokens tokens) {
    return std::ranges::any_of(tokens, [](Token const& token) {
        return !tables::spanish_street_word(token.text).empty() || token.text == "KM";
    });
}

}  // namespace

void take_urbanization(std::vector<Token>& tokens, StandardAddress& address) {
    auto found = std::ranges::find_if(
        tokens, [](Token const& token) { return begins_urbanization(token.text); });
    bool const barrio = found == tokens.end() && is_spanish_line(tokens);
    if (barrio) {
        found = std::ranges::find_if(tokens,
                                     [](Token const& token) { return begins_barrio(token.text); });
    }
    if (found == tokens.end()) return;
    auto const start = static_cast<std::size_t>(found - tokens.begin());
    std::size_t end = start + 1;
    while (end < tokens.size() && !tokens[end].starts_segment && !has_digit(tokens[end].text) &&
           (end == start + 1 || tables::spanish_street_word(tokens[end].text).empty())) {
        ++end;
    }
    bool const nameless = end == start + 1;
    if (nameless && barrio) return;
    if (!nameless) {
        std::size_t const name = barrio ? start : start + 1;
        address.urbanization = joined(Tokens(tokens).subspan(name, end - name));
    }
    erase(tokens, start, end);
}

namespace {

// "CALLE LUNA #5": in Puerto Rico the number may stand behind the name, with a sign.
void take_number_from_unit(Tokens words, StandardAddress& address) {
    bool const spanish = !words.empty() && !tables::spanish_street_word(words.front().text).empty();
    if (!spanish || !address.number.empty() || address.unit_type != "#") return;
    address.number = std::move(address.unit);
    address.unit_type = std::exchange(address.unit2_type, {});
    address.unit = std::exchange(address.unit2, {});
    std::erase(address.problems, problem::two_units);
}

}  // namespace

void read_street(std::vector<Token>& tokens, StandardAddress& address) {
    take_trailing_segment(tokens, address);
    take_name_behind_street(tokens, address);
    std::size_t const read = read_number(tokens, address);
    Tokens words = Tokens(tokens).subspan(read);
    bool const numbered = address.number.find_first_of("123456789") != std::string::npos;
    if (!numbered) {
        // In Puerto Rico and much of the world the number follows the name: "CALLE A 150".
        bool const follows = words.size() >= 3 && is_number_word(words.back().text) &&
                             !tables::spanish_street_word(words.front().text).empty();
        take_number_from_unit(words, address);
        if (follows && address.number.empty()) {
            address.number = without_leading_zeros(words.back().text);
            words = words.first(words.size() - 1);
        } else if (address.number.find_first_of("123456789") == std::string::npos) {
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
