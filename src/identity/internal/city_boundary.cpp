#include "identity/internal/last_line.h"
#include "identity/internal/street_name.h"
#include "identity/internal/units.h"
#include "identity/tables/cities.h"
#include "identity/tables/directionals.h"
#include "identity/tables/street_words.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>

// One line without commas does not say where the street ends. The surest sign is tried first:
//
//   a comma; a known city of several words at the end; a unit with its identifier; a suffix that
//   seldom stands in a city's name (ST, AVE); a numbered highway or grid street; any suffix.
//
// With none of these the city is the last word, longer if the words before it begin city names.

namespace penstock::identity::internal {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool is_strong(Token const& token) {
    return tables::ends_street(tables::suffix(token.text));
}
bool is_directional(Token const& token) {
    return !tables::directional(token.text).empty();
}

std::size_t known_city(Tokens tokens, std::size_t first_name) {
    for (std::size_t length = tables::longest_city; length >= 2; --length) {
        if (tokens.size() < length + first_name) continue;
        std::size_t const start = tokens.size() - length;
        if (!tables::is_long_city(phrase(tokens.subspan(start)))) continue;
        // "100 PARK CITY" keeps a word for the street.
        if (start <= first_name && start != 0) continue;
        // "SE E GRAND RAPIDS": the second direction is the city's.
        bool const two_directions = start > first_name + 2 && is_directional(tokens[start - 1]) &&
                                    is_directional(tokens[start - 2]) &&
                                    tokens[start - 2].text.size() == 2;
        return two_directions ? start - 1 : start;
    }
    return nowhere;
}

bool is_bare_unit(Token const& token) {
    bool const letter = token.text.size() == 1 && is_letter(token.text.front());
    return starts_with_digit(token.text) || (letter && !is_directional(token));
}

// A word of letters that goes on with a city's name, not with a unit.
bool is_city_word(Tokens tokens, std::size_t place) {
    return !tokens[place].starts_segment && !has_digit(tokens[place].text) &&
           tokens[place].text.size() > 2 && !is_directional(tokens[place]) &&
           tables::unit_designator(tokens[place].text).empty();
}

enum class Behind { Street, Unit };

// Past units, postdirectional and a bare unit number that follow the street's last word. Behind a
// unit one of the four directions begins the city's name: "# 27 SOUTH PADRE ISLAND".
std::size_t past_street_end(Tokens tokens, std::size_t place, std::size_t first_name,
                            Behind what = Behind::Street) {
    std::size_t const count = tokens.size();
    if (place + 1 < count && tables::suffix(tokens[place].text) == "EXT") ++place;
    bool const directional = place + 1 < count && is_directional(tokens[place]);
    bool const quadrant = directional && tables::directional(tokens[place].text).size() == 2;
    // "224 S CEDAR AVE S PITTSBURG": a street has seldom two directions, a city often has one.
    bool const has_one = first_name > 0 && is_directional(tokens[first_name - 1]) && !quadrant &&
                         directional && is_city_word(tokens, place + 1);
    if (directional && !has_one && (quadrant || what == Behind::Street)) {
        ++place;
        bool const second = place + 1 < count && tokens[place].text.size() == 1 &&
                            tokens[place - 1].text.size() == 1 && is_directional(tokens[place]);
        if (second) ++place;
    }
    while (place < count) {
        auto const unit = unit_phrase_at(tokens, place, UnitPlace::BesideStreet);
        if (unit && is_surely_unit(tokens, place, first_name, *unit)) {
            place += unit->length;
        } else if (place + 1 < count && is_bare_unit(tokens[place])) {
            ++place;
        } else {
            break;
        }
    }
    return place;
}

std::size_t after_unit(Tokens tokens, std::size_t first_name) {
    for (std::size_t place = first_name + 1; place < tokens.size(); ++place) {
        auto const unit = unit_phrase_at(tokens, place, UnitPlace::BesideStreet);
        if (!unit || !is_surely_unit(tokens, place, first_name, *unit)) continue;
        if (unit->unit.id.empty() && tokens[place].text != "#" && !is_strong(tokens[place - 1])) {
            continue;
        }
        return past_street_end(tokens, place + unit->length, first_name, Behind::Unit);
    }
    return nowhere;
}

// "ST LOUIS" behind a street is a city; "MAIN ST LOUIS" alone cannot be told and is not.
bool is_saint_of_city(Tokens tokens, std::size_t place) {
    std::string_view const word = tokens[place].text;
    if (word != "ST" || place + 1 >= tokens.size() || place < 2) return false;
    return tables::is_saint(tokens[place + 1].text) && is_strong(tokens[place - 1]);
}

std::size_t after_suffix(Tokens tokens, std::size_t first_name) {
    for (std::size_t place = tokens.size() - 1; place-- > first_name + 1;) {
        if (!is_strong(tokens[place]) || is_saint_of_city(tokens, place)) continue;
        // A numbered road goes on to its number.
        for (std::size_t start = first_name; start <= place; ++start) {
            std::size_t const length = highway_length(tokens, start);
            if (length > 0 && start + length > place) {
                std::size_t const end = start + length;
                return past_street_end(tokens, end + highway_tail(tokens, end), first_name);
            }
        }
        return past_street_end(tokens, place + 1, first_name);
    }
    return nowhere;
}

// "300 S" after a grid number, "HWY 50", "W 5TH", "CALLE A".
std::size_t after_numbered_street(Tokens tokens, std::size_t first_name) {
    for (std::size_t start = first_name; start + 1 < tokens.size(); ++start) {
        std::size_t const length = highway_length(tokens, start);
        if (length == 0) continue;
        std::size_t const end = start + length;
        return past_street_end(tokens, end + highway_tail(tokens, end), first_name);
    }
    if (first_name + 1 >= tokens.size()) return nowhere;
    std::string_view const word = tokens[first_name].text;
    if (starts_with_digit(word)) return past_street_end(tokens, first_name + 1, first_name);
    std::string_view const next = tokens[first_name + 1].text;
    bool const lettered =
        !tables::spanish_street_word(word).empty() || word == "AVENUE" || word == "AVE";
    if (lettered && (next.size() == 1 || has_digit(next))) {
        return past_street_end(tokens, first_name + 2, first_name);
    }
    return nowhere;
}

std::size_t after_weak_suffix(Tokens tokens, std::size_t first_name) {
    for (std::size_t place = first_name + 1; place + 1 < tokens.size(); ++place) {
        if (tables::suffix(tokens[place].text).empty()) continue;
        return past_street_end(tokens, place + 1, first_name);
    }
    return nowhere;
}

std::size_t last_words(Tokens tokens, std::size_t first_name) {
    std::size_t start = tokens.size() - 1;
    if (tables::ends_city(tokens[start].text) && start > first_name + 1) --start;
    while (start > first_name + 1 && tables::begins_city(tokens[start - 1].text)) --start;
    return start > first_name ? start : tokens.size();
}

// The city inside the words behind the last comma, which may begin with units.
std::size_t in_last_segment(Tokens tokens, std::size_t segment, std::size_t first_name) {
    std::size_t place = segment;
    while (place < tokens.size()) {
        auto const unit = unit_phrase_at(tokens, place, UnitPlace::BesideStreet);
        if (!unit || !is_surely_unit(tokens, place, first_name, *unit)) break;
        place += unit->length;
    }
    if (place > segment) return place;
    // "PEACHTREE ST, NE ATLANTA": a quadrant behind a suffix belongs to the street.
    // "FOXFIELD LN, SE" and "HIGHWAY 9, N" end with the street's direction.
    bool const only_directions = std::ranges::all_of(tokens.subspan(segment), is_directional);
    if (only_directions && tokens.size() - segment <= 2) return tokens.size();
    bool const behind_suffix = is_strong(tokens[segment - 1]);
    if (behind_suffix && segment + 1 < tokens.size()) {
        bool const quadrant = tables::directional(tokens[segment].text).size() == 2;
        bool const pair = segment + 2 < tokens.size() && tokens[segment].text.size() == 1 &&
                          tokens[segment + 1].text.size() == 1 && is_directional(tokens[segment]) &&
                          is_directional(tokens[segment + 1]);
        if (quadrant || pair) return past_street_end(tokens, segment, first_name);
    }
    bool const more_street = has_digit(tokens[segment].text) ||
                             !tables::spanish_street_word(tokens[segment].text).empty() ||
                             tokens[segment].text.starts_with("URB");
    return more_street ? nowhere : segment;
}

}  // namespace

std::size_t city_behind_suffix(Tokens tokens) {
    std::size_t const count = tokens.size();
    std::size_t const first_name = first_name_word(tokens);
    if (count < 3 || std::ranges::any_of(tokens, &Token::starts_segment)) return count;
    if (count > first_name + 1 && tables::is_large_city(tokens.back().text)) return count - 1;
    if (is_strong(tokens.back())) return count;
    std::size_t const start = after_suffix(tokens, first_name);
    if (start >= count) return count;
    Tokens const city = tokens.subspan(start);
    bool const is_city = std::ranges::all_of(city, [](Token const& token) {
        return !has_digit(token.text) && token.text.size() > 2 && !is_directional(token) &&
               !is_strong(token) && token.text != "AND" && token.text != "AT" &&
               token.text != "OF" && token.text != "THE" &&
               tables::unit_designator(token.text).empty();
    });
    return is_city && city.size() <= 3 ? start : count;
}

std::size_t city_start(Tokens tokens) {
    std::size_t const count = tokens.size();
    if (count == 0) return 0;
    std::size_t const first_name = first_name_word(tokens);
    std::size_t segment = count - 1;
    while (segment > 0 && !tokens[segment].starts_segment) --segment;
    if (segment > 0) {
        std::size_t const start = in_last_segment(tokens, segment, first_name);
        if (start != nowhere) return start;
    }
    if (std::size_t const start = known_city(tokens, first_name); start != nowhere) return start;
    if (count < 2) return starts_with_digit(tokens[0].text) ? count : 0;
    bool const numbered = starts_with_digit(tokens[0].text) && !is_ordinal(tokens[0].text);
    bool const ends_as_street = count > first_name + 1 && is_strong(tokens[count - 1]);
    if (ends_as_street) return count;
    for (auto const boundary : {after_unit, after_suffix, after_numbered_street}) {
        std::size_t const start = boundary(tokens, first_name);
        if (start != nowhere) return std::min(start, count);
    }
    if (!numbered) return 0;
    std::size_t const start = after_weak_suffix(tokens, first_name);
    return std::min(start != nowhere ? start : last_words(tokens, first_name), count);
}

}  // namespace penstock::identity::internal
