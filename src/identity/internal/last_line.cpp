#include "identity/internal/last_line.h"

#include "identity/internal/box_lines.h"
#include "identity/internal/line_checks.h"
#include "identity/internal/problems.h"
#include "identity/tables/countries.h"
#include "identity/tables/numerals.h"
#include "identity/tables/states.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>

namespace penstock::identity::internal {

namespace {

void drop_last(std::vector<Token>& tokens, std::size_t count) {
    tokens.resize(tokens.size() - std::min(count, tokens.size()));
}

bool follows_designator(Tokens tokens, std::size_t place) {
    if (place == 0) return false;
    std::string_view const designator = tables::unit_designator(tokens[place - 1].text);
    return !designator.empty() && tables::is_certain(designator) &&
           !tables::stands_alone(designator);
}

// "62702" or "62702-1234".
bool set_zip(std::string_view text, StandardAddress& address) {
    bool const five = text.size() == 5 && is_digits(text);
    bool const nine = text.size() == 10 && text[5] == '-' && is_digits(text.substr(0, 5)) &&
                      is_digits(text.substr(6));
    if (!five && !nine) return false;
    address.zip = text.substr(0, 5);
    if (nine) address.plus4 = text.substr(6);
    return true;
}

// Four digits are a ZIP code whose leading zero a spreadsheet has lost, if the state has such
// codes.
void set_short_zip(std::string_view digits, std::string_view state, StandardAddress& address) {
    address.zip = "0" + std::string(digits);
    if (!state.empty() && tables::state_of_zip(address.zip) == state) return;
    address.zip = digits;
    problem::add(address, problem::bad_zip);
}

// "K1A 0B1": what only Canada's postal codes look like.
bool is_canadian(std::string_view first, std::string_view second) {
    auto const digit = [](char c) { return c >= '0' && c <= '9'; };
    return first.size() == 3 && second.size() == 3 && is_letter(first[0]) && digit(first[1]) &&
           is_letter(first[2]) && digit(second[0]) && is_letter(second[1]) && digit(second[2]);
}

// A name that is also a city's or a suffix stands for the state only where the line leaves no
// doubt.
bool is_doubtful_state(Tokens tokens, std::size_t start, std::string_view code,
                       std::string_view zip) {
    std::string_view const word = tokens[start].text;
    if (follows_designator(tokens, start)) return true;  // "SUITE CA"
    std::string_view const zip_state = tables::state_of_zip(zip);
    if (zip_state == code) return false;
    // "FOXFIELD RD, NE" and "6TH ST CT" end with a direction and a second suffix.
    bool const behind_street = start > 0 && zip_state.empty() &&
                               tables::ends_street(tables::suffix(tokens[start - 1].text));
    if (behind_street && (word == "NE" || word == "CT")) return true;
    if (tokens[start].starts_segment) return false;
    if (word == "WASHINGTON" && zip_state == "DC") return true;
    if (word == "FL" && start > 0 &&
        (has_digit(tokens[start - 1].text) ||
         !tables::ordinal_number(tokens[start - 1].text).empty())) {
        return true;  // "2ND FL"
    }
    bool const is_suffix = word.size() == 2 && !tables::suffix(word).empty();
    if (!is_suffix) return false;
    // "1518 MAPLE CT" ends with a court; "9 ELM ST HARTFORD CT" with Connecticut.
    return std::ranges::none_of(tokens.first(start), [](Token const& token) {
        return tables::ends_street(tables::suffix(token.text));
    });
}

}  // namespace

void take_country(std::vector<Token>& tokens, StandardAddress& address) {
    address.country = "US";
    std::size_t const count = tokens.size();
    for (std::size_t length = std::min<std::size_t>(4, count); length > 0; --length) {
        std::size_t const start = count - length;
        std::string_view const name = phrase(Tokens(tokens).subspan(start));
        if (!tables::ends_line_as_country(name)) continue;
        if (tables::is_united_states(name)) {
            // "US" behind a street's words may be a highway; it is the country behind a ZIP or
            // state.
            if (length == 1 && start == 0) return;
            drop_last(tokens, length);
            return;
        }
        if (start > 0 && tokens[start - 1].text == "NEW") return;
        bool const apart = tokens[start].starts_segment || start == 0 ||
                           has_digit(tokens[start - 1].text) || name == "MEXICO" || name == "MX";
        if (!apart || start == 0) return;
        address.country = tables::country_code(name);
        drop_last(tokens, length);
        return;
    }
    if (count > 2 && is_canadian(tokens[count - 2].text, tokens[count - 1].text)) {
        address.country = "CA";
    }
}

void take_zip(std::vector<Token>& tokens, StandardAddress& address) {
    std::size_t const count = tokens.size();
    if (count == 0) return;
    // "FL 33125" is Florida; "STE 20100" is a suite.
    std::string_view const before = count > 1 ? tokens[count - 2].text : std::string_view();
    if (before == "BOX" || (before != "FL" && follows_designator(tokens, count - 1))) return;
    std::string_view const last = tokens[count - 1].text;
    if (set_zip(last, address)) {
        drop_last(tokens, 1);
        return;
    }
    bool const behind_state = count > 2 && !tables::state_code(before).empty();
    if (behind_state && last.size() == 9 && is_digits(last)) {
        address.zip = last.substr(0, 5);
        address.plus4 = last.substr(5);
        drop_last(tokens, 1);
        return;
    }
    // Nine digits behind a street: "5553 KENWOOD AVE 606371755".
    bool const behind_words = count > 2 && starts_with_digit(tokens[0].text) &&
                              !has_digit(before) && last.size() == 9 && is_digits(last) &&
                              !tables::state_of_zip(last.substr(0, 5)).empty();
    if (behind_words) {
        address.zip = last.substr(0, 5);
        address.plus4 = last.substr(5);
        drop_last(tokens, 1);
        return;
    }
    bool const short_zip = last.size() == 3 || last.size() == 4;
    if (behind_state && short_zip && is_digits(last)) {
        set_short_zip(last, tables::state_code(before), address);
        drop_last(tokens, 1);
        return;
    }
    bool const two_parts = count > 1 && last.size() == 4 && is_digits(last) &&
                           tokens[count - 2].text.size() == 5 && is_digits(tokens[count - 2].text);
    if (!two_parts) return;
    address.zip = tokens[count - 2].text;
    address.plus4 = last;
    drop_last(tokens, 2);
}

void take_state(std::vector<Token>& tokens, StandardAddress& address) {
    std::size_t const count = tokens.size();
    for (std::size_t length = std::min<std::size_t>(4, count); length > 0; --length) {
        std::size_t const start = count - length;
        std::string_view const name = phrase(Tokens(tokens).subspan(start));
        std::string_view const code = tables::state_code(name);
        if (code.empty() || is_doubtful_state(tokens, start, code, address.zip)) continue;
        // "500 WASHINGTON 20001" has a street and no state.
        bool const only_number_left = start == 1 && starts_with_digit(tokens[0].text);
        if (only_number_left && name.size() > 2) return;
        address.state = code;
        drop_last(tokens, length);
        // "MEMPHIS TN, TN 38103" and "ROSWELL, GEORGIA, GA 30075" say it twice.
        bool const twice =
            tokens.size() > 2 && (tokens.back().text == code ||
                                  (tokens.back().starts_segment &&
                                   tables::state_code(tokens.back().text) == code && code != "NY"));
        if (twice) tokens.pop_back();
        // "BROADWAY, NEW YORK 10001" names the city and means the state too.
        bool const city_too =
            name == "NEW YORK" && (tokens.empty() || city_start(tokens) == tokens.size());
        if (city_too) address.city = name;
        return;
    }
}

void read_country_field(std::string_view field, StandardAddress& address) {
    address.country = "US";
    if (field.empty() || field == "US") return;
    TokenLine line(field);
    std::string_view const name = phrase(line.view());
    if (name.empty() || find_placeholder(line.view()) == PlaceholderFinding::Whole) return;
    if (tables::is_united_states(name)) return;
    if (std::string_view const code = tables::country_code(name); !code.empty()) {
        address.country = code;
        return;
    }
    std::string_view const territory = tables::state_code(name);
    bool const is_territory = territory == "PR" || territory == "GU" || territory == "VI" ||
                              territory == "AS" || territory == "MP";
    if (is_territory) {
        if (address.state.empty()) address.state = territory;
        return;
    }
    address.country = name;
}

void read_zip_field(std::string_view field, StandardAddress& address) {
    if (set_zip(field, address)) return;
    TokenLine line(field);
    std::vector<Token>& tokens = line.tokens();
    if (tokens.empty()) return;
    std::string_view const only = tokens[0].text;
    if (tokens.size() == 1 && only.size() == 9 && is_digits(only)) {
        address.zip = only.substr(0, 5);
        address.plus4 = only.substr(5);
        return;
    }
    if (tokens.size() == 1 && only.size() == 4 && is_digits(only)) {
        set_short_zip(only, address.state, address);
        return;
    }
    take_zip(tokens, address);
    if (tokens.empty()) return;
    if (find_placeholder(tokens) == PlaceholderFinding::Whole && !has_digit(only)) return;
    address.zip = joined(tokens);
    problem::add(address, problem::bad_zip);
}

void read_state_field(std::string_view field, StandardAddress& address) {
    if (tables::is_state_code(field)) {
        address.state = field;
        return;
    }
    TokenLine line(field);
    Tokens const tokens = line.view();
    if (tokens.empty()) return;
    std::string_view const name = phrase(tokens);
    if (std::string_view const code = tables::state_code(name); !code.empty()) {
        address.state = code;
    } else if (find_placeholder(tokens) != PlaceholderFinding::Whole) {
        address.state = name;
        problem::add(address, problem::bad_state);
    }
}

void read_city_field(std::string_view field, StandardAddress& address) {
    TokenLine line(field);
    std::vector<Token>& tokens = line.tokens();
    if (line.has_wildcard()) problem::add(address, problem::wildcard);
    if (line.has_odd_letters()) problem::add(address, problem::odd_letters);
    if (tokens.empty()) return;
    if (find_placeholder(tokens) == PlaceholderFinding::Whole) {
        problem::add(address, problem::placeholder_word);
        return;
    }
    if (address.zip.empty()) take_zip(tokens, address);
    if (tokens.size() > 1 && address.state.empty()) {
        take_state(tokens, address);
    } else if (tokens.size() > 1 && tokens.back().text == address.state) {
        tokens.pop_back();
    }
    address.city = joined(tokens);
}

bool check_last_line(StandardAddress& address) {
    if (address.city.empty()) problem::add(address, problem::missing_city);
    if (address.state.empty()) problem::add(address, problem::missing_state);
    bool zip_good = false;
    if (address.zip.empty()) {
        problem::add(address, problem::missing_zip);
    } else if (!address.has_problem(problem::bad_zip)) {
        std::string_view const state = tables::state_of_zip(address.zip);
        zip_good = !state.empty();
        if (!zip_good) problem::add(address, problem::bad_zip);
        bool const known = !address.state.empty() && !address.has_problem(problem::bad_state);
        if (zip_good && known && state != address.state) {
            problem::add(address, problem::zip_state_mismatch);
        }
    }
    if (address.has_problem(problem::bad_zip) || address.has_problem(problem::bad_state)) {
        return false;
    }
    return zip_good || (!address.city.empty() && !address.state.empty());
}

bool is_foreign(StandardAddress const& address) {
    return address.country != "US";
}

}  // namespace penstock::identity::internal
