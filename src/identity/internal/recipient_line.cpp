// Who receives the mail, before the street: care of somebody, or in a named building.
#include "identity/internal/box_lines.h"
#include "identity/internal/street_line.h"
#include "identity/internal/street_name.h"
#include "identity/internal/units.h"
#include "identity/tables/directionals.h"
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

// The place of a house number behind a building's name that no comma parts from it: "RODNEY SQUARE
// NORTH 1100 N MARKET ST"; 0 if there is none.
std::size_t number_behind_name(Tokens tokens) {
    std::string_view const first = word_at(tokens, 0);
    bool const named = tokens.size() > 4 && !starts_with_digit(first) && first.size() > 1 &&
                       tables::spanish_street_word(first).empty() && !has_digit(first) &&
                       !first.starts_with("URB") && tables::directional(first).empty();
    if (!named) return 0;
    for (std::size_t place = 1; place + 2 < tokens.size(); ++place) {
        std::string_view const suffix = tables::suffix(tokens[place].text);
        bool const square = suffix == "PLZ" || suffix == "SQ";
        if (tables::ends_street(suffix) && !square) return 0;
        if (!is_digits(tokens[place].text) || tokens[place].starts_segment) continue;
        bool const floor_before = place > 1 && is_ordinal(tokens[place - 2].text) &&
                                  tables::unit_designator(tokens[place - 1].text) == "FL";
        if (!tables::unit_designator(tokens[place - 1].text).empty() && !floor_before) continue;
        if (starts_with_digit(tokens[place + 1].text) && !is_ordinal(tokens[place + 1].text)) {
            continue;
        }
        for (std::size_t end = place + 2; end < tokens.size(); ++end) {
            if (starts_with_digit(tokens[end].text) && !is_ordinal(tokens[end].text)) break;
            if (tokens[end].starts_segment) break;
            if (tables::ends_street(tables::suffix(tokens[end].text))) return place;
        }
    }
    return 0;
}

void take_building_name(std::vector<Token>& tokens, StandardAddress& address) {
    std::size_t const number = number_behind_name(tokens);
    StandardAddress scratch;
    if (number == 0 || highway_length(tokens, 0) > 0 ||
        read_box_line(tokens, Service::Civil, scratch) > 0) {
        return;
    }
    std::vector<Token> head(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(number));
    erase(tokens, 0, number);
    take_units(head, address);
    bool const numbered =
        std::ranges::any_of(head, [](Token const& token) { return has_digit(token.text); });
    if (numbered) return read_unit_field(head, address);
    append_care_of(address, head);
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
    if (segment == tokens.end() || segment == tokens.begin()) {
        return take_building_name(tokens, address);
    }
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
    if (names_street || own_line || !street_follows || rest.size() < 2) {
        return take_building_name(tokens, address);
    }
    if (!tables::unit_designator(head.front().text).empty()) return;
    append_care_of(address, head);
    erase(tokens, 0, words);
}

}  // namespace penstock::identity::internal
