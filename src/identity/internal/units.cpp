#include "identity/internal/units.h"

#include "identity/internal/problems.h"
#include "identity/tables/directionals.h"
#include "identity/tables/numerals.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>

namespace penstock::identity::internal {

namespace {

std::string_view word_at(Tokens tokens, std::size_t place) {
    return place < tokens.size() ? tokens[place].text : std::string_view();
}

bool says_number(std::string_view word) {
    return word == "NO" || word == "NUM" || word == "NUMBER" || word == "NRO" || word == "NBR" ||
           word == "NR";
}

// The floor that one word before FLOOR names: "2ND", "2", "SECOND", "GROUND"; empty for others.
std::string floor_name(std::string_view word) {
    if (is_ordinal(word)) return std::string(word.substr(0, word.size() - 2));
    if (is_digits(word) && word.size() <= 3) return std::string(word);
    if (std::string_view const number = tables::ordinal_number(word); !number.empty()) {
        return std::string(number);
    }
    if (word == "GROUND" || word == "MAIN" || word == "TOP" || word == "ENTIRE") {
        return std::string(word);
    }
    return {};
}

// "2O PISO" is what is left of "2º piso".
std::string spanish_floor_name(std::string_view word) {
    bool const ordinal = word.size() > 1 && (word.ends_with('O') || word.ends_with('A')) &&
                         is_digits(word.substr(0, word.size() - 1));
    return ordinal ? std::string(word.substr(0, word.size() - 1)) : floor_name(word);
}

// "2ND FLOOR", unless a number follows that is the floor's ("APT 2 FL 3").
std::optional<UnitPhrase> floor_before_word(Tokens tokens, std::size_t start) {
    std::string_view const after = word_at(tokens, start + 1);
    if (tables::unit_designator(after) != "FL") return std::nullopt;
    std::string_view const beyond = word_at(tokens, start + 2);
    std::string_view const word = word_at(tokens, start);
    bool const followed_by_id = starts_with_digit(beyond) || beyond.size() == 1;
    if ((!is_ordinal(word) && followed_by_id) || tokens[start + 1].starts_segment) {
        return std::nullopt;
    }
    std::string name = after == "PISO" ? spanish_floor_name(word) : floor_name(word);
    if (name.empty()) return std::nullopt;
    return UnitPhrase{.unit = {.type = "FL", .id = std::move(name)}, .length = 2};
}

bool is_place_in_house(std::string_view designator) {
    return designator == "LOWR" || designator == "UPPR" || designator == "REAR" ||
           designator == "FRNT" || designator == "BSMT" || designator == "SIDE";
}

// "LOWER LEVEL" and "REAR APT": the place in the house is the unit.
std::optional<UnitPhrase> place_before_word(Tokens tokens, std::size_t start) {
    std::string_view const here = tables::unit_designator(word_at(tokens, start));
    if (!is_place_in_house(here)) return std::nullopt;
    std::string_view const after = tables::unit_designator(word_at(tokens, start + 1));
    std::string_view const beyond = word_at(tokens, start + 2);
    if (after != "FL" && after != "UNIT" && after != "APT") return std::nullopt;
    if (has_digit(beyond) || beyond.size() == 1) return std::nullopt;
    return UnitPhrase{.unit = {.type = here, .id = {}}, .length = 2};
}

bool is_id(std::string_view word, UnitPlace place, std::string_view designator) {
    if (word.empty() || word == "&" || word == "%" || word == "@" || word == "C/O") return false;
    if (has_digit(word) || word.size() <= 2 || (word.size() == 3 && word[1] == '-')) return true;
    if (is_place_in_house(tables::unit_designator(word))) return true;
    if (word == "GROUND" || word == "LEFT" || word == "RIGHT" || word == "MAIN" ||
        !tables::ordinal_number(word).empty() || !tables::directional(word).empty()) {
        return true;
    }
    if (!tables::cardinal_number(word).empty()) return true;
    bool const ends_here = place == UnitPlace::OwnField && tables::is_certain(designator);
    return ends_here && tables::unit_designator(word).empty() && !tables::stands_alone(designator);
}

std::string id_of(std::string_view word, std::string_view designator) {
    if (std::string_view const inner = tables::unit_designator(word); is_place_in_house(inner)) {
        return std::string(inner);
    }
    if (designator == "FL") {
        if (std::string name = floor_name(word); !name.empty()) return name;
        if (std::string_view const number = tables::cardinal_number(word); !number.empty()) {
            return std::string(number);
        }
    }
    return standard_unit_id(word);
}

// A number and a letter that stand apart are one identifier if nothing else follows: "APT 3 B".
bool goes_on(Tokens tokens, std::size_t next, std::string_view id) {
    std::string_view const word = word_at(tokens, next);
    if (word.empty() || tokens[next].starts_segment) return false;
    bool const letter_after_number = word.size() == 1 && is_letter(word.front()) && is_digits(id);
    bool const number_after_letter = is_digits(word) && id.size() == 1 && is_letter(id.front());
    bool const letter_after_letter =
        word.size() == 1 && is_letter(word.front()) && id.size() == 1 && is_letter(id.front());
    // "# 1 SW" behind a street that has its direction already.
    bool const direction = next + 1 == tokens.size() && is_digits(id) &&
                           !tables::directional(word).empty() && next >= 3 &&
                           (word.size() > 2 || !tables::directional(word_at(tokens, 1)).empty() ||
                            !tables::directional(word_at(tokens, next - 3)).empty());
    if (direction) return true;
    if (!letter_after_number && !number_after_letter && !letter_after_letter) return false;
    return next + 1 == tokens.size() || !tables::unit_designator(word_at(tokens, next + 1)).empty();
}

UnitPhrase with_id(Tokens tokens, std::size_t start, std::size_t id_place,
                   std::string_view designator) {
    std::string id = id_of(tokens[id_place].text, designator);
    std::size_t next = id_place + 1;
    if (goes_on(tokens, next, id)) {
        std::string_view const more = tokens[next++].text;
        std::string_view const direction = tables::directional(more);
        id += direction.empty() ? more : direction;
    }
    return UnitPhrase{.unit = {.type = designator, .id = std::move(id)}, .length = next - start};
}

}  // namespace

std::string standard_unit_id(std::string_view id) {
    std::string standard;
    for (std::size_t place = 0; place < id.size(); ++place) {
        bool const beside_letter =
            id[place] == '-' && ((place > 0 && is_letter(id[place - 1])) ||
                                 (place + 1 < id.size() && is_letter(id[place + 1])));
        if (!beside_letter) standard += id[place];
    }
    return standard;
}

std::optional<UnitPhrase> unit_phrase_at(Tokens tokens, std::size_t start, UnitPlace place) {
    if (start >= tokens.size()) return std::nullopt;
    std::string_view const word = tokens[start].text;
    if (auto const floor = floor_before_word(tokens, start)) return floor;
    if (auto const inside = place_before_word(tokens, start)) return inside;
    if (says_number(word)) {
        // "NO" is also a short NORTH, so that letters need a comma or a field of their own.
        std::string_view const id = word_at(tokens, start + 1);
        bool const sure = place == UnitPlace::OwnField || tokens[start].starts_segment;
        bool const behind_suffix =
            start > 0 && tables::ends_street(tables::suffix(tokens[start - 1].text));
        bool const numbered = starts_with_digit(id) || (behind_suffix && has_digit(id)) ||
                              (sure && (has_digit(id) || id.size() == 1));
        if (!numbered) return std::nullopt;
        return with_id(tokens, start, start + 1, "#");
    }
    std::string_view const designator = tables::unit_designator(word);
    if (designator.empty()) return std::nullopt;
    // "# LOT 9": the sign adds nothing to a designator.
    if (designator == "#" && !tables::unit_designator(word_at(tokens, start + 1)).empty() &&
        has_digit(word_at(tokens, start + 2))) {
        return with_id(tokens, start, start + 2,
                       tables::unit_designator(word_at(tokens, start + 1)));
    }
    std::size_t id_place = start + 1;
    while (word_at(tokens, id_place) == "#" || says_number(word_at(tokens, id_place))) ++id_place;
    if (auto floor = floor_before_word(tokens, id_place); floor && designator != "FL") {
        if (designator != "#")
            return UnitPhrase{.unit = {.type = designator, .id = {}}, .length = 1};
        floor->length += id_place - start;
        return floor;
    }
    std::string_view const id = word_at(tokens, id_place);
    // "APT FL 1": another designator with its own identifier.
    bool const another =
        tables::is_certain(tables::unit_designator(id)) && has_digit(word_at(tokens, id_place + 1));
    if (another) return UnitPhrase{.unit = {.type = designator, .id = {}}, .length = 1};
    // "BSMT" and the like take a following word only where it is surely an identifier.
    bool const takes_id = tables::stands_alone(designator)
                              ? has_digit(id) ||
                                    (id.size() == 1 && tables::directional(id).empty()) ||
                                    (designator == "PH" && !id.empty() && id.size() <= 2)
                              : is_id(id, place, designator);
    if (takes_id) return with_id(tokens, start, id_place, designator);
    return UnitPhrase{.unit = {.type = designator, .id = {}}, .length = 1};
}

std::size_t first_name_word(Tokens tokens) {
    std::size_t place = 0;
    if (starts_with_digit(word_at(tokens, 0)) && !is_ordinal(word_at(tokens, 0))) {
        place = 1;
        if (word_at(tokens, 1).contains('/')) place = 2;
    }
    bool const more = place + 1 < tokens.size();
    if (more && !tables::directional(word_at(tokens, place)).empty()) ++place;
    return place;
}

bool is_surely_unit(Tokens tokens, std::size_t start, std::size_t first_name,
                    UnitPhrase const& found) {
    if (tokens[start].text == "#") return true;
    if (start <= first_name) return false;
    std::string_view const type = found.unit.type;
    std::size_t const next = start + found.length;
    bool const ends = next >= tokens.size() || tokens[next].starts_segment;
    bool suffix_before = false;
    for (std::size_t place = first_name + 1; place < start; ++place) {
        suffix_before = suffix_before || !tables::suffix(tokens[place].text).empty();
    }
    if (!suffix_before && !tokens[start].starts_segment) {
        // "100 OLD UNIT RD" and "100 KEY LARGO DR": the street's suffix is still to come.
        for (std::size_t place = start + 1; place < tokens.size(); ++place) {
            if (tokens[place].starts_segment) break;
            bool const is_suffix = tables::ends_street(tables::suffix(tokens[place].text));
            if (is_suffix && place + 1 >= next) return false;
        }
    }
    if (tables::is_certain(type)) return !found.unit.id.empty() || ends || suffix_before;
    bool const after_street = tokens[start].starts_segment || is_ordinal(tokens[start - 1].text) ||
                              !tables::suffix(tokens[start - 1].text).empty() ||
                              !tables::directional(tokens[start - 1].text).empty();
    if (found.unit.id.empty()) {
        if (!tables::stands_alone(type)) return false;
        return ends ? after_street || suffix_before
                    : after_street && suffix_before &&
                          unit_phrase_at(tokens, next, UnitPlace::BesideStreet).has_value();
    }
    bool const numbered = has_digit(found.unit.id) || found.unit.id.size() == 1;
    return tokens[start].starts_segment || (numbered && (after_street || ends));
}

void take_leading_units(std::vector<Token>& tokens, StandardAddress& address) {
    // "FLAT 4 10A MAIN ST": elsewhere FLAT is a street's suffix.
    if (tokens.size() > 3 && tokens[0].text == "FLAT" && has_digit(tokens[1].text) &&
        starts_with_digit(tokens[2].text)) {
        add_unit(address, Unit{.type = "APT", .id = standard_unit_id(tokens[1].text)});
        tokens.erase(tokens.begin(), tokens.begin() + 2);
    }
    while (tokens.size() > 2) {
        auto const found = unit_phrase_at(tokens, 0, UnitPlace::BesideStreet);
        if (!found || found->length >= tokens.size()) break;
        bool const street_follows =
            starts_with_digit(tokens[found->length].text) || tokens[found->length].starts_segment ||
            (!found->unit.id.empty() &&
             unit_phrase_at(tokens, found->length, UnitPlace::BesideStreet).has_value());
        if (!street_follows || !tables::is_certain(found->unit.type)) break;
        if (starts_with_digit(tokens[0].text) && found->unit.id.size() > 2) break;
        std::size_t length = found->length;
        Unit unit = found->unit;
        // "DEPT 96 0430, 3545 ELM ST": the number goes on up to the comma.
        bool const goes_on_to_comma =
            length + 2 < tokens.size() && is_digits(unit.id) && is_digits(tokens[length].text) &&
            !tokens[length].starts_segment && tokens[length + 1].starts_segment &&
            starts_with_digit(tokens[length + 1].text);
        if (goes_on_to_comma) unit.id += tokens[length++].text;
        add_unit(address, std::move(unit));
        tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(length));
    }
    // "# 1 PINTO DR": the sign before the house number says nothing.
    if (tokens.size() > 2 && tokens[0].text == "#") tokens.erase(tokens.begin());
}

void take_units(std::vector<Token>& tokens, StandardAddress& address) {
    std::size_t const first_name = first_name_word(tokens);
    for (std::size_t place = 1; place < tokens.size();) {
        auto const found = unit_phrase_at(tokens, place, UnitPlace::BesideStreet);
        if (!found || !is_surely_unit(tokens, place, first_name, *found)) {
            ++place;
            continue;
        }
        add_unit(address, found->unit);
        bool const started_segment = tokens[place].starts_segment;
        auto const first = tokens.begin() + static_cast<std::ptrdiff_t>(place);
        tokens.erase(first, first + static_cast<std::ptrdiff_t>(found->length));
        if (started_segment && place < tokens.size()) tokens[place].starts_segment = true;
    }
}

void read_unit_field(std::vector<Token>& tokens, StandardAddress& address) {
    std::string rest;
    for (std::size_t place = 0; place < tokens.size();) {
        if (auto const found = unit_phrase_at(tokens, place, UnitPlace::OwnField)) {
            add_unit(address, found->unit);
            place += found->length;
            continue;
        }
        bool const alone = tokens.size() - place <= 2 && rest.empty() &&
                           (has_digit(tokens[place].text) || tokens[place].text.size() <= 2);
        if (alone) {
            UnitPhrase found = with_id(tokens, place, place, "#");
            if (place + 2 == tokens.size() && found.length == 1 && found.unit.id.size() == 1 &&
                tokens[place + 1].text.size() == 1) {
                found.unit.id += tokens[place + 1].text;  // "R C"
                found.length = 2;
            }
            add_unit(address, found.unit);
            place += found.length;
            continue;
        }
        if (!rest.empty()) rest += ' ';
        rest += tokens[place++].text;
    }
    if (rest.empty()) return;
    problem::add(address, problem::unit_not_understood);
    std::string& slot =
        address.unit.empty() && address.unit_type.empty() ? address.unit : address.unit2;
    if (!slot.empty()) slot += ' ';
    slot += rest;
}

void add_unit(StandardAddress& address, Unit unit) {
    if (address.unit_type.empty() && address.unit.empty()) {
        address.unit_type = unit.type;
        address.unit = std::move(unit.id);
        return;
    }
    std::string const key = unit_key(unit.type, unit.id);
    if (key == unit_key(address.unit_type, address.unit)) return;
    bool const same_kind = !key.empty() && key.starts_with("U:") &&
                           unit_key(address.unit_type, address.unit).starts_with("U:");
    if (same_kind) problem::add(address, problem::two_units);
    if (address.unit2_type.empty() && address.unit2.empty()) {
        address.unit2_type = unit.type;
        address.unit2 = std::move(unit.id);
        return;
    }
    if (key == unit_key(address.unit2_type, address.unit2)) return;
    problem::add(address, problem::unit_not_understood);
    address.unit2 += ' ';
    address.unit2 += unit.type;
    if (!unit.id.empty()) address.unit2 += ' ' + unit.id;
}

void check_units(StandardAddress& address) {
    auto const lacks_id = [](std::string_view type, std::string_view id) {
        return !type.empty() && id.empty() && !tables::stands_alone(type);
    };
    bool const first = lacks_id(address.unit_type, address.unit);
    bool const second = lacks_id(address.unit2_type, address.unit2);
    // "APT 1ST FL": the floor says which apartment.
    bool const floor_says = first && address.unit2_type == "FL" && !address.unit2.empty();
    if ((first && !floor_says) || second) problem::add(address, problem::unit_not_understood);
}

std::string unit_key(std::string_view type, std::string_view id) {
    std::string folded;
    for (std::size_t place = 0; place < id.size(); ++place) {
        char const c = id[place];
        if (c == '-' || c == ' ' || c == '.') continue;
        bool const leading = folded.empty() || is_letter(folded.back());
        if (c == '0' && leading && starts_with_digit(id.substr(place + 1))) continue;
        folded += c;
    }
    bool const is_plain =
        type.empty() || type == "APT" || type == "UNIT" || type == "#" || type == "STE";
    std::string_view const inside = is_plain ? tables::unit_designator(folded) : std::string_view();
    if (is_place_in_house(inside)) return std::string(inside) + ":";
    if (is_plain) return folded.empty() ? std::string() : "U:" + folded;
    if (type == "SPC" || type == "TRLR") type = "LOT";
    return std::string(type) + ":" + folded;
}

}  // namespace penstock::identity::internal
