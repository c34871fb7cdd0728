#include "identity/internal/line_checks.h"

#include "identity/internal/word_table.h"
#include "identity/tables/directionals.h"
#include "identity/tables/placeholders.h"
#include "identity/tables/states.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>
#include <array>

namespace penstock::identity::internal {

namespace {

using tables::PlaceholderStrength;

struct Piece {
    PlaceholderStrength strength = PlaceholderStrength::None;
    std::size_t length = 1;
};

// The longest placeholder phrase at `start`, the surest of equal length.
Piece piece_at(Tokens tokens, std::size_t start) {
    if (!tables::begins_placeholder(tokens[start].text)) return {};
    std::size_t const most =
        std::min<std::size_t>(tables::longest_placeholder, tokens.size() - start);
    for (std::size_t length = most; length > 0; --length) {
        auto const strength = tables::placeholder(phrase(tokens.subspan(start, length)));
        if (strength != PlaceholderStrength::None) {
            return Piece{.strength = strength, .length = length};
        }
    }
    return {};
}

struct Census {
    std::size_t certain = 0;
    std::size_t weak = 0;
    std::size_t numbers = 0;
    std::size_t suffixes = 0;
    std::size_t others = 0;
    PlaceholderStrength first = PlaceholderStrength::None;
};

Census take_census(Tokens tokens) {
    Census census;
    for (std::size_t place = 0; place < tokens.size();) {
        Piece const piece = piece_at(tokens, place);
        std::string_view const word = tokens[place].text;
        if (place == 0) census.first = piece.strength;
        switch (piece.strength) {
            case PlaceholderStrength::Certain:
                ++census.certain;
                break;
            case PlaceholderStrength::Weak:
                ++census.weak;
                break;
            case PlaceholderStrength::Filler:
                if (word == "STREET" || word == "ST") ++census.suffixes;
                break;
            case PlaceholderStrength::None:
                if (starts_with_digit(word)) {
                    ++census.numbers;
                } else if (!tables::suffix(word).empty()) {
                    ++census.suffixes;
                } else if (word != "#" && word != "&" && !tables::is_state_code(word)) {
                    ++census.others;
                }
        }
        place += piece.length;
    }
    return census;
}

constexpr std::array way_rows = std::to_array<WordRow>({
    {"",
     "ACROSS FROM/NEXT TO/NEXT DOOR/CORNER OF/BEHIND THE/NEAR THE/PAST THE/CLOSE TO/IN FRONT/"
     "IN BACK/OFF OF/UNDER THE/BESIDE THE/BY THE/END OF/TURN LEFT/TURN RIGHT/GO PAST/"
     "INTERSECTION OF/JUST PAST/JUST OFF/JUST NORTH/JUST SOUTH/JUST EAST/JUST WEST/DOWN FROM/"
     "UP FROM/NORTH OF/SOUTH OF/EAST OF/WEST OF/N OF/S OF/E OF/W OF/BETWEEN THE/AROUND THE/"
     "FRENTE A/FRENTE AL/AL LADO/CERCA DE/CERCA DEL/DETRAS DE/DETRAS DEL/ESQUINA CON/ESQUINA DE/"
     "ENTRE CALLE/A LADO/JUNTO A/JUNTO AL/PASANDO EL/PASANDO LA/DESPUES DE/DESPUES DEL/ATRAS DE/"
     "A UNA CUADRA"},
});

constexpr std::array distance_rows = std::to_array<WordRow>({
    {"",
     "MI MILE MILES MLS KM KMS KILOMETER KILOMETERS KILOMETRO KILOMETROS BLOCK BLOCKS BLKS FEET "
     "YARDS YDS METERS METROS CUADRA CUADRAS MILLAS"},
});

constexpr std::array beyond_rows = std::to_array<WordRow>({
    {"",
     "PAST FROM OF BEYOND AFTER BEFORE DOWN UP OFF PASSED DE DEL DESDE PASANDO DESPUES TOWARD "
     "TOWARDS"},
});

constexpr std::array opening_rows = std::to_array<WordRow>({
    {"",
     "BEHIND NEAR BETWEEN CORNER INTERSECTION ACROSS BESIDE OPPOSITE ESQUINA ENTRE FRENTE CERCA "
     "DETRAS JUNTO"},
});

bool says_way(std::string_view two_words) {
    static WordTable const table(way_rows, '/');
    return table.contains(two_words);
}

bool is_distance(std::string_view word) {
    static WordTable const table(distance_rows);
    return table.contains(word);
}

bool says_beyond(std::string_view word) {
    static WordTable const table(beyond_rows);
    return table.contains(word);
}

bool opens_description(std::string_view word) {
    static WordTable const table(opening_rows);
    return table.contains(word);
}

bool is_house_number(Token const& token) {
    return starts_with_digit(token.text) && !is_ordinal(token.text) &&
           token.text.find('/') == std::string_view::npos;
}

bool is_strong(Token const& token) {
    return tables::ends_street(tables::suffix(token.text));
}

// A house number at `start`, then one or more words of a name, then a suffix.
bool is_street_from(Tokens tokens, std::size_t start) {
    if (start >= tokens.size() || !is_house_number(tokens[start])) return false;
    for (std::size_t place = start + 2; place < tokens.size(); ++place) {
        if (is_house_number(tokens[place])) return false;
        if (is_strong(tokens[place])) return true;
    }
    return false;
}

bool is_between(std::string_view word) {
    return word == "OR" || word == "AND" || word == "&" || word == "ALSO" || word == "O" ||
           word == "Y" || word == "THEN";
}

}  // namespace

PlaceholderFinding find_placeholder(Tokens tokens) {
    if (tokens.empty()) return PlaceholderFinding::None;
    Census const census = take_census(tokens);
    if (census.certain + census.weak == 0) return PlaceholderFinding::None;
    bool const led_by_number = starts_with_digit(tokens.front().text);
    // "123 SAME ST" may be a street; "123 UNKNOWN ST" is none.
    bool const may_be_street = census.certain == 0 && led_by_number && census.suffixes > 0;
    if (census.others == 0 && !may_be_street) return PlaceholderFinding::Whole;
    if (census.first == PlaceholderStrength::Certain && census.numbers == 0) {
        return PlaceholderFinding::Whole;
    }
    if (census.first == PlaceholderStrength::Weak && census.numbers + census.suffixes == 0) {
        return PlaceholderFinding::Whole;
    }
    // "123 UNKNOWN ST SPRINGFIELD": the street is unknown, whatever follows.
    if (led_by_number && tokens.size() > 1 &&
        piece_at(tokens, 1).strength == PlaceholderStrength::Certain) {
        return PlaceholderFinding::Whole;
    }
    auto const segment = std::ranges::find_if(tokens, &Token::starts_segment);
    auto const words = static_cast<std::size_t>(segment - tokens.begin());
    if (words < tokens.size() && !led_by_number && census.numbers == 0) {
        Census const head = take_census(tokens.first(words));
        if (head.certain + head.weak > 0 && head.others == 0) return PlaceholderFinding::Whole;
    }
    return census.certain > 0 ? PlaceholderFinding::Part : PlaceholderFinding::None;
}

void take_placeholders(std::vector<Token>& tokens) {
    for (std::size_t place = 0; place < tokens.size();) {
        Piece const piece = piece_at(tokens, place);
        if (piece.strength != PlaceholderStrength::Certain) {
            ++place;
            continue;
        }
        auto const first = tokens.begin() + static_cast<std::ptrdiff_t>(place);
        tokens.erase(first, first + static_cast<std::ptrdiff_t>(piece.length));
    }
}

bool is_descriptive(Tokens tokens) {
    if (tokens.empty()) return false;
    if (opens_description(tokens.front().text) && tokens.size() > 1 &&
        tables::suffix(tokens[1].text).empty()) {
        return true;
    }
    for (std::size_t place = 0; place + 1 < tokens.size(); ++place) {
        if (says_way(phrase(tokens.subspan(place, 2)))) return true;
        // An intersection: "MAIN ST & 1ST AVE" without a house number.
        bool const crossing = tokens[place].text == "&" || tokens[place].text == "@";
        if (crossing && place > 0 && !is_house_number(tokens.front())) return true;
        bool const joins = tokens[place].text == "AND" && place > 0 &&
                           !is_house_number(tokens.front()) && !is_house_number(tokens[place + 1]);
        bool const at = tokens[place].text == "AT" && place > 1 && is_strong(tokens[place - 1]);
        if (joins || at) return true;
        if (!is_distance(tokens[place].text) || place == 0) continue;
        bool const counted = starts_with_digit(tokens[place - 1].text) ||
                             tokens[place - 1].text == "A" || tokens[place - 1].text == "HALF";
        bool const onward = std::ranges::any_of(tokens.subspan(place + 1), [](Token const& token) {
            return says_beyond(token.text) || !tables::directional(token.text).empty();
        });
        if (counted && onward && tables::suffix(tokens[place + 1].text).empty()) return true;
    }
    return false;
}

std::size_t find_second_address(Tokens tokens) {
    if (tokens.empty() || !is_house_number(tokens.front())) return tokens.size();
    bool suffix_seen = false;
    for (std::size_t place = 2; place + 1 < tokens.size(); ++place) {
        std::string_view const word = tokens[place].text;
        bool const number_next = is_house_number(tokens[place + 1]);
        if (is_between(word) && number_next && place + 2 < tokens.size() &&
            (word == "OR" || is_street_from(tokens, place + 1))) {
            return place;
        }
        bool const after_designator =
            !tables::unit_designator(tokens[place - 1].text).empty() || is_between(word);
        bool const behind_direction = place > 2 &&
                                      tables::directional(tokens[place - 1].text).size() == 2 &&
                                      is_strong(tokens[place - 2]);
        if (suffix_seen && !after_designator && is_street_from(tokens, place) &&
            (is_strong(tokens[place - 1]) || behind_direction)) {
            return place;
        }
        if (suffix_seen && tokens[place].starts_segment && is_street_from(tokens, place)) {
            return place;
        }
        suffix_seen = suffix_seen || is_strong(tokens[place]);
    }
    return tokens.size();
}

}  // namespace penstock::identity::internal
