#include "identity/internal/street_name.h"

#include "identity/internal/problems.h"
#include "identity/internal/units.h"
#include "identity/tables/directionals.h"
#include "identity/tables/highways.h"
#include "identity/tables/street_words.h"
#include "identity/tables/suffixes.h"

#include <algorithm>

// The order of questions matters: what is taken for a directional or a suffix is no longer there to
// be the name, and a street must keep a name. "NORTH ST" has the name NORTH; "N ST NW" has the name
// N; "AVENUE B" has no suffix; "842 E 300 S" lies on a grid and its name is a number.

namespace penstock::identity::internal {

namespace {

bool is_suffix(Token const& token) {
    return !tables::suffix(token.text).empty();
}
bool is_strong_suffix(Token const& token) {
    return tables::ends_street(tables::suffix(token.text));
}
bool is_directional(Token const& token) {
    return !tables::directional(token.text).empty();
}

bool is_highway_number(std::string_view word) {
    return has_digit(word) || (word.size() <= 2 && !word.empty() && is_letter(word.front()) &&
                               tables::suffix(word).empty());
}

// Suffix words after which a number is the road's own, not a unit's.
bool is_numbered_road(Tokens words, std::size_t suffix_place) {
    std::string_view const suffix = tables::suffix(words[suffix_place].text);
    if (suffix == "HWY" || suffix == "RTE" || suffix == "LOOP" || suffix == "EXPY") return true;
    if (suffix != "RD" || suffix_place == 0) return false;
    std::string_view const before = words[suffix_place - 1].text;
    return before == "COUNTY" || before == "STATE" || before == "PARK" || before == "FIRE" ||
           before == "SERVICE" || before == "BIA" || before == "INDIAN" || before == "LATERAL" ||
           before == "FARM" || before == "RIDGE";
}

bool is_written_out(std::string_view direction) {
    return direction.size() > 2;
}

// Words that make a name with the direction before them: "WEST END", "EAST SIDE", "EAST WEST".
bool continues_direction(std::string_view word) {
    return word == "END" || word == "SIDE" || word == "WEST" || word == "SOUTH";
}

// N, W as two words are NW, if enough is left for a name.
bool are_quadrant(Tokens words) {
    if (words.size() < 3) return false;
    std::string_view const first = tables::directional(words[0].text);
    std::string_view const second = tables::directional(words[1].text);
    bool const pair = (first == "N" || first == "S") && (second == "E" || second == "W");
    bool const alike = (words[0].text.size() == 1) == (words[1].text.size() == 1);
    if (words[2].text == "END" || words[2].text == "SIDE") return false;
    return pair && alike && (words.size() > 3 || !is_suffix(words[2]));
}

Tokens take_predirectional(Tokens words, StandardAddress& address) {
    if (words.size() < 2 || !is_directional(words[0])) return words;
    if (are_quadrant(words)) {
        address.predirectional = tables::directional(words[0].text);
        address.predirectional += tables::directional(words[1].text);
        return words.subspan(2);
    }
    bool const only_suffix_left =
        is_strong_suffix(words[1]) &&
        (words.size() == 2 ||
         (words.size() == 3 && (is_directional(words[2]) || has_digit(words[2].text)) &&
          !is_numbered_road(words, 1)));
    if (only_suffix_left && highway_length(words, 1) == 0) return words;
    // "EAST WEST HIGHWAY", "WEST END AVE" and "WEST SIDE PL" have such names.
    bool const second_ends_name = words.size() > 2 && is_written_out(words[0].text) &&
                                  is_suffix(words[2]) && continues_direction(words[1].text);
    if (second_ends_name) return words;
    address.predirectional = tables::directional(words[0].text);
    return words.subspan(1);
}

bool is_prefix_type(std::string_view word) {
    return tables::ends_street(tables::suffix(word)) || !tables::spanish_street_word(word).empty();
}

Tokens take_postdirectional(Tokens words, StandardAddress& address) {
    std::size_t const count = words.size();
    if (count < 2) return words;
    std::string_view const last = words[count - 1].text;
    std::string_view const spanish = tables::spanish_directional(last);
    if (!spanish.empty() && count >= 3 && !tables::spanish_street_word(words[0].text).empty() &&
        words[count - 2].text != "DEL" && words[count - 2].text != "DE") {
        address.postdirectional = spanish;
        return words.first(count - 1);
    }
    std::string_view const direction = tables::directional(last);
    if (direction.empty()) return words;
    // "AVENUE N", "COUNTY ROAD E" and "CALLE E" have a letter for a name.
    if (count == 2 && is_prefix_type(words[0].text)) {
        bool const quadrant = direction.size() == 2;
        if (!quadrant) return words;
    }
    if (highway_length(words, 0) == count) return words;
    if (count >= 3 && last.size() == 1 && is_suffix(words[count - 3]) &&
        (direction == "E" || direction == "W")) {
        std::string_view const before = tables::directional(words[count - 2].text);
        if (words[count - 2].text.size() == 1 && (before == "N" || before == "S")) {
            address.postdirectional = std::string(before) + std::string(direction);
            return words.first(count - 2);
        }
    }
    address.postdirectional = direction;
    return words.first(count - 1);
}

bool ends_with_highway(Tokens words) {
    for (std::size_t start = 0; start < words.size(); ++start) {
        std::size_t const length = highway_length(words, start);
        if (length > 0 && start + length == words.size()) return true;
    }
    return false;
}

// Words before a number that is part of the street's name: "LOOP 410", "AVENUE 56", "CALLE 5".
bool takes_number(Tokens words, std::size_t place) {
    std::string_view const word = words[place].text;
    return word.size() < 3 || !is_letter(word.front()) || word == "INTERSTATE" ||
           word == "AVENUE" || word == "STREET" || word == "ROAD" ||
           !tables::spanish_street_word(word).empty() || !tables::directional(word).empty() ||
           is_numbered_road(words, place);
}

// A number or one letter that follows the suffix is a unit whose designator was left out. So is a
// number behind a name without suffix ("203 N WABASH 608").
Tokens take_bare_unit(Tokens words, StandardAddress& address) {
    std::size_t const count = words.size();
    if (count < 2) return words;
    std::string_view const last = words[count - 1].text;
    bool const letter = last.size() == 1 && is_letter(last.front());
    if (is_ordinal(last) || last.find('/') != std::string_view::npos) return words;
    bool const two = last.size() == 2 && is_letter(last[0]) && is_letter(last[1]) && count > 2 &&
                     is_strong_suffix(words[count - 2]) && tables::suffix(last).empty();
    if (!has_digit(last) && !two && (!letter || is_directional(words[count - 1]))) return words;
    if (two && is_directional(words[count - 1])) return words;
    std::size_t suffix_place = count - 2;
    for (int direction = 0; direction < 2 && suffix_place >= 2; ++direction) {
        if (is_directional(words[suffix_place])) --suffix_place;
    }
    bool const behind_suffix = suffix_place > 0 && is_strong_suffix(words[suffix_place]) &&
                               !is_numbered_road(words, suffix_place);
    bool const behind_name =
        has_digit(last) && !is_suffix(words[count - 2]) && !takes_number(words, count - 2);
    // "CENTRAL PARK SOUTH 27A", "STATE ROUTE 410 E 216"
    bool const behind_direction =
        has_digit(last) && count >= 4 && is_directional(words[count - 2]) &&
        ((is_suffix(words[count - 3]) && !is_numbered_road(words, count - 3)) ||
         highway_length(words, 0) + 2 == count);
    bool const apart = has_digit(last) && words[count - 1].starts_segment;
    if (!behind_suffix && !behind_name && !behind_direction && !apart) return words;
    if (suffix_place == 1 && is_directional(words[0]) && !has_digit(last)) return words;
    if (ends_with_highway(words)) return words;
    add_unit(address, Unit{.type = "#", .id = standard_unit_id(last)});
    return words.first(count - 1);
}

Tokens take_suffix(Tokens words, StandardAddress& address) {
    std::size_t const count = words.size();
    if (count < 2 || !is_suffix(words[count - 1])) return words;
    bool const spanish = !tables::spanish_street_word(words[0].text).empty() ||
                         words[0].text == "AVE" || words[0].text == "AV";
    if (spanish && !is_strong_suffix(words[count - 1])) return words;
    Token const suffix_word = words[count - 1];
    std::string_view const suffix = tables::suffix(suffix_word.text);
    // "US 401 HWY" is US HIGHWAY 401 already.
    bool const said = suffix == "HWY" && highway_length(words, 0) + 1 == count;
    if (!said) address.suffix = suffix;
    words = words.first(count - 1);
    // "NEW MEXICO NW AVE" is NEW MEXICO AVE NW.
    bool const inside = words.size() >= 2 && address.postdirectional.empty() && !said &&
                        is_strong_suffix(suffix_word) && words.back().text.size() <= 2 &&
                        is_directional(words.back()) && !is_prefix_type(words[0].text) &&
                        !is_directional(words[words.size() - 2]) &&
                        !is_digits(words[words.size() - 2].text);
    if (!inside) return words;
    address.postdirectional = tables::directional(words.back().text);
    return words.first(words.size() - 1);
}

void append(std::string& name, std::string_view word) {
    if (!name.empty()) name += ' ';
    name += word;
}

// True if words stand in a name that no name has: a number that no road word leads, or a scrap
// behind a suffix ("WEBSTER AVENUE LH"). They may be a unit.
bool holds_scraps(Tokens name) {
    bool behind_suffix = false;
    for (std::size_t place = 1; place < name.size(); ++place) {
        std::string_view const word = name[place].text;
        bool const numbered = has_digit(word) && !is_ordinal(word);
        bool const led =
            takes_number(name, place - 1) && (place == 1 || !is_directional(name[place - 1]));
        if (numbered && !led) return true;
        if (behind_suffix && (has_digit(word) || word.size() <= 2)) return true;
        behind_suffix = behind_suffix || (is_strong_suffix(name[place]) && word != "ST" &&
                                          !is_numbered_road(name, place));
    }
    return false;
}

// The first word as Publication 28 writes it before a name: "AVE B" is "AVENUE B".
std::string_view leading_word(Tokens words, bool has_suffix) {
    std::string_view const word = words[0].text;
    if (words.size() < 2) return word;
    if (std::string_view const spanish = tables::spanish_street_word(word); !spanish.empty()) {
        return spanish;
    }
    bool const avenue = tables::suffix(word) == "AVE";
    return avenue && !has_suffix ? "AVENUE" : word;
}

}  // namespace

std::size_t highway_length(Tokens words, std::size_t start) {
    std::size_t const left = words.size() - start;
    std::size_t const most = std::min<std::size_t>(tables::longest_highway + 1, left);
    for (std::size_t length = most; length >= 2; --length) {
        if (tables::highway(phrase(words.subspan(start, length - 1))).empty()) continue;
        if (is_highway_number(words[start + length - 1].text)) return length;
    }
    return 0;
}

std::size_t highway_tail(Tokens words, std::size_t end) {
    return end < words.size() && !words[end].starts_segment &&
                   !tables::highway_branch(words[end].text).empty()
               ? 1
               : 0;
}

void read_street_name(Tokens words, StandardAddress& address) {
    words = take_bare_unit(words, address);
    words = take_predirectional(words, address);
    words = take_postdirectional(words, address);
    std::size_t const road = highway_length(words, 0);
    bool const named_alone = words.size() == 2 && tables::names_street_alone(phrase(words));
    std::size_t const said_by_road = road + (road > 0 ? highway_tail(words, road) : 0);
    if (said_by_road != words.size() && !named_alone) words = take_suffix(words, address);
    if (words.empty()) return;
    if (road == 0 && holds_scraps(words)) problem::add(address, problem::not_understood);
    std::size_t place = 0;
    if (road > 0 && road <= words.size()) {
        address.street = tables::highway(phrase(words.first(road - 1)));
        append(address.street, words[road - 1].text);
        place = road;
        if (highway_tail(words, road) > 0) {
            append(address.street, tables::highway_branch(words[place++].text));
        }
    } else {
        address.street = leading_word(words, !address.suffix.empty());
        place = 1;
    }
    for (; place < words.size(); ++place) append(address.street, words[place].text);
}

}  // namespace penstock::identity::internal
