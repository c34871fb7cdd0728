#include "identity/address.h"

#include "identity/internal/beside_box.h"
#include "identity/internal/box_lines.h"
#include "identity/internal/last_line.h"
#include "identity/internal/line_checks.h"
#include "identity/internal/problems.h"
#include "identity/internal/street_line.h"
#include "identity/internal/street_name.h"
#include "identity/internal/text_folding.h"
#include "identity/internal/token_line.h"
#include "identity/internal/units.h"
#include "identity/tables/directionals.h"
#include "identity/tables/states.h"

#include <algorithm>
#include <utility>

namespace penstock::identity {

namespace {

using namespace internal;

void note_signs(TokenLine const& line, StandardAddress& address) {
    if (line.has_wildcard()) problem::add(address, problem::wildcard);
    if (line.has_odd_letters()) problem::add(address, problem::odd_letters);
    if (line.too_long()) problem::add(address, problem::too_long);
}

bool is_military(StandardAddress const& address, Tokens line) {
    std::string_view const of_zip = tables::state_of_zip(address.zip);
    auto const armed = [](std::string_view state) {
        return state == "AE" || state == "AP" || state == "AA";
    };
    if (armed(address.state) || is_military_city(address.city)) return true;
    if (armed(of_zip)) return true;
    return std::ranges::any_of(line, [](Token const& t) { return is_military_city(t.text); });
}

// A street line without city; units included.
void read_delivery_line(std::vector<Token>& tokens, StandardAddress& address) {
    take_urbanization(tokens, address);
    if (is_descriptive(tokens)) {
        problem::add(address, problem::descriptive);
        address.street = joined(tokens);
        return;
    }
    std::size_t const box = find_po_box(tokens);
    if (box < tokens.size()) {
        std::vector<Token> second(tokens.begin() + static_cast<std::ptrdiff_t>(box), tokens.end());
        std::size_t const read = read_box_line(second, Service::Civil, address);
        second.erase(second.begin(), second.begin() + static_cast<std::ptrdiff_t>(read));
        if (!second.empty()) problem::add(address, problem::not_understood);
        problem::add(address, problem::two_addresses);
        tokens.resize(box);
    }
    std::size_t const second_address = find_second_address(tokens);
    if (second_address < tokens.size()) {
        problem::add(address, problem::two_addresses);
        std::vector<Token> second(tokens.begin() + static_cast<std::ptrdiff_t>(second_address),
                                  tokens.end());
        tokens.resize(second_address);
        take_units(second, address);
    }
    address.kind = AddressKind::Street;
    drop_number_words(tokens);
    take_leading_units(tokens, address);
    take_units(tokens, address);
    if (tokens.empty()) {
        problem::add(address, problem::missing_number);
        problem::add(address, problem::missing_street);
        return;
    }
    read_street(tokens, address);
}

// "COND LAS PALMAS APT 402" and "RES SAN JOSE EDIF 5": such a complex needs no house number.
bool is_complex_with_unit(StandardAddress const& address) {
    std::string_view const street = address.street;
    std::string_view const first = street.substr(0, street.find(' '));
    bool const complex =
        first == "COND" || first == "CONDOMINIO" || first == "RES" || first == "RESIDENCIAL";
    return complex && first.size() < street.size() && address.number.empty() &&
           !address.unit.empty();
}

void decide_kind(StandardAddress& address) {
    bool const lies_somewhere = check_last_line(address);
    check_units(address);
    if (is_complex_with_unit(address)) std::erase(address.problems, problem::missing_number);
    constexpr std::string_view fatal[] = {
        problem::missing_number, problem::missing_street, problem::missing_box,
        problem::descriptive,    problem::wildcard,       problem::too_long,
    };
    bool const broken = std::ranges::any_of(
        fatal, [&](std::string_view code) { return address.has_problem(code); });
    if (!lies_somewhere || broken) address.kind = AddressKind::Incomplete;
}

void read_foreign(Tokens tokens, StandardAddress& address) {
    address.kind = tokens.size() < 2 ? AddressKind::Incomplete : AddressKind::Foreign;
    address.street = joined(tokens);
}

StandardAddress nothing_there(std::string_view raw) {
    StandardAddress address;
    address.country = "US";
    bool const blank = std::ranges::all_of(raw, [](char c) { return c == ' ' || c == '\t'; });
    address.kind = blank ? AddressKind::Incomplete : AddressKind::Placeholder;
    if (!blank) problem::add(address, problem::placeholder_word);
    problem::add(address, problem::missing_street);
    (void)check_last_line(address);
    return address;
}

void set_placeholder(StandardAddress& address) {
    address.kind = AddressKind::Placeholder;
    problem::add(address, problem::placeholder_word);
}

// Street line and city on one line, with country, ZIP code and state already read.
void read_street_and_city(std::vector<Token>& tokens, StandardAddress& address) {
    spell_out_directions(tokens);
    take_care_of(tokens, address);
    Service const service = is_military(address, tokens) ? Service::Military : Service::Civil;
    std::size_t const box_words = read_box_line(tokens, service, address);
    if (box_words > 0) {
        std::vector<Token> rest(tokens.begin() + static_cast<std::ptrdiff_t>(box_words),
                                tokens.end());
        read_behind_box(rest, address);
        return;
    }
    if (std::size_t const box = find_po_box(tokens); box < tokens.size()) {
        std::vector<Token> rest(tokens.begin() + static_cast<std::ptrdiff_t>(box), tokens.end());
        std::size_t const read = read_box_line(rest, Service::Civil, address);
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(read));
        tokens.resize(box);
        read_behind_box(rest, address);
        if (starts_with_digit(tokens.front().text)) {
            problem::add(address, problem::two_addresses);
            read_delivery_line(tokens, address);
        } else {
            read_before_box(tokens, address);
        }
        return;
    }
    take_leading_units(tokens, address);
    drop_number_words(tokens);
    bool const has_comma = std::ranges::any_of(tokens, &Token::starts_segment);
    bool const city_expected = has_comma || !address.state.empty() || !address.zip.empty();
    bool const numbered = !tokens.empty() && starts_with_digit(tokens.front().text);
    std::size_t start = tokens.size();
    if (!numbered && !city_expected && is_descriptive(tokens)) {
        return read_delivery_line(tokens, address);
    }
    bool const road = !numbered && highway_length(tokens, 0) > 0;
    if (address.city.empty()) {
        start =
            city_expected || (!numbered && !road) ? city_start(tokens) : city_behind_suffix(tokens);
    }
    bool const only_directions =
        start > 0 && tokens.size() - start <= 2 &&
        std::ranges::all_of(Tokens(tokens).subspan(start), [](Token const& token) {
            return !tables::directional(token.text).empty();
        });
    if (start < tokens.size() && !only_directions) {
        set_city(Tokens(tokens).subspan(start), address);
        tokens.resize(start);
    }
    read_delivery_line(tokens, address);
}

// `unit` is the unit's own field where there is one.
StandardAddress read_one_line(std::string_view text, std::string_view unit) {
    TokenLine line(text);
    TokenLine unit_line(unit);
    std::vector<Token>& tokens = line.tokens();
    if (tokens.empty()) return nothing_there(text);
    StandardAddress address;
    note_signs(line, address);
    note_signs(unit_line, address);
    take_country(tokens, address);
    if (is_foreign(address)) {
        bool const nothing = find_placeholder(tokens) == PlaceholderFinding::Whole;
        read_foreign(tokens, address);
        address.unit = joined(unit_line.view());
        if (nothing) set_placeholder(address);
        return address;
    }
    take_zip(tokens, address);
    take_state(tokens, address);
    PlaceholderFinding const placeholder = find_placeholder(tokens);
    if (placeholder == PlaceholderFinding::Whole) {
        (void)check_last_line(address);
        set_placeholder(address);
        return address;
    }
    if (placeholder == PlaceholderFinding::Part) {
        problem::add(address, problem::placeholder_word);
        take_placeholders(tokens);
    }
    read_street_and_city(tokens, address);
    read_unit_field(unit_line.tokens(), address);
    decide_kind(address);
    return address;
}

// Words that repeat the other fields at the end of the street field.
void drop_repeated_last_line(std::vector<Token>& tokens, StandardAddress const& address) {
    auto const ends_with = [&](std::string_view value) {
        return !value.empty() && tokens.size() > 1 && tokens.back().text == value;
    };
    bool const repeats_zip = ends_with(address.zip);
    if (repeats_zip) tokens.pop_back();
    bool const repeats_state =
        ends_with(address.state) && (repeats_zip || tokens.back().starts_segment);
    if (repeats_state) tokens.pop_back();
    if (!repeats_zip && !repeats_state) return;
    TokenLine city(address.city);
    std::size_t const words = city.tokens().size();
    if (words == 0 || tokens.size() <= words) return;
    Tokens const tail = Tokens(tokens).last(words);
    if (std::ranges::equal(tail, city.tokens(), {}, &Token::text, &Token::text)) {
        tokens.resize(tokens.size() - words);
    }
}

void read_foreign_fields(AddressInput const& input, StandardAddress& address) {
    address.problems.clear();
    TokenLine const street(input.street);
    TokenLine const unit(input.unit);
    TokenLine const city(input.city);
    TokenLine const state(input.state);
    TokenLine const zip(input.zip);
    read_foreign(street.view(), address);
    address.unit = joined(unit.view());
    address.city = joined(city.view());
    address.state = joined(state.view());
    address.zip = joined(zip.view());
    note_signs(street, address);
    if (find_placeholder(street.view()) == PlaceholderFinding::Whole) set_placeholder(address);
    if (address.kind == AddressKind::Placeholder) return;
    // The forms of the world are many: a street line of several words may hold the city.
    if (address.city.empty()) problem::add(address, problem::missing_city);
    if (street.view().empty()) problem::add(address, problem::missing_street);
    bool const whole = address.city.empty() ? street.view().size() > 2 : !street.view().empty();
    address.kind = whole ? AddressKind::Foreign : AddressKind::Incomplete;
}

bool says_no_unit(Tokens tokens) {
    std::string_view const words = phrase(tokens);
    return words == "NONE" || words == "N/A" || words == "NA" || words == "NO" || words == "0" ||
           words == "NO APT" || words == "NO UNIT" || words == "NULL" || words == "NINGUNO";
}

void read_street_and_unit(TokenLine& street, AddressInput const& input, StandardAddress& address) {
    TokenLine unit(input.unit);
    note_signs(street, address);
    note_signs(unit, address);
    std::vector<Token>& tokens = street.tokens();
    std::vector<Token>& unit_tokens = unit.tokens();
    if (find_placeholder(tokens) == PlaceholderFinding::Part) {
        problem::add(address, problem::placeholder_word);
        take_placeholders(tokens);
    }
    drop_repeated_last_line(tokens, address);
    spell_out_directions(tokens);
    take_care_of(tokens, address);
    take_care_of(unit_tokens, address);
    Service const service = is_military(address, tokens) ? Service::Military : Service::Civil;
    if (service == Service::Military && !unit_tokens.empty()) {
        tokens.insert(tokens.end(), unit_tokens.begin(), unit_tokens.end());
        unit_tokens.clear();
    }
    std::size_t const box_words = read_box_line(tokens, service, address);
    if (box_words > 0) {
        tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(box_words));
        if (!tokens.empty() && starts_with_digit(tokens.front().text)) {
            problem::add(address, problem::two_addresses);
            address.street = joined(tokens);
        } else if (!tokens.empty()) {
            read_unit_field(tokens, address);
        }
    } else {
        read_delivery_line(tokens, address);
    }
    if (says_no_unit(unit_tokens)) return;
    StandardAddress second;
    std::size_t const box = read_box_line(unit_tokens, Service::Civil, second);
    if (box > 0 && second.kind == AddressKind::PoBox && unit_tokens.front().text != "BOX") {
        problem::add(address, problem::two_addresses);
        if (address.box.empty()) {
            address.box_type = second.box_type;
            address.box = second.box;
            unit_tokens.erase(unit_tokens.begin(),
                              unit_tokens.begin() + static_cast<std::ptrdiff_t>(box));
        }
    }
    read_unit_field(unit_tokens, address);
}

StandardAddress read_fields(AddressInput const& input) {
    StandardAddress address;
    read_country_field(input.country, address);
    if (is_foreign(address)) {
        read_foreign_fields(input, address);
        return address;
    }
    bool const no_last_line =
        shows_nothing(input.city) && shows_nothing(input.state) && shows_nothing(input.zip);
    if (no_last_line && !shows_nothing(input.street)) {
        return read_one_line(input.street, input.unit);
    }
    if (no_last_line && shows_nothing(input.street) && shows_nothing(input.unit)) {
        return nothing_there(input.street + input.unit + input.city + input.state + input.zip);
    }
    // A territory named as a country counts where no state is given.
    std::string const territory = std::exchange(address.state, {});
    read_state_field(input.state, address);
    if (address.state.empty()) address.state = territory;
    read_zip_field(input.zip, address);
    read_city_field(input.city, address);
    TokenLine street(input.street);
    if (find_placeholder(street.view()) == PlaceholderFinding::Whole) {
        (void)check_last_line(address);
        set_placeholder(address);
        return address;
    }
    read_street_and_unit(street, input, address);
    decide_kind(address);
    return address;
}

}  // namespace

std::string_view word(AddressKind kind) {
    switch (kind) {
        case AddressKind::Street:
            return "street";
        case AddressKind::PoBox:
            return "po-box";
        case AddressKind::Rural:
            return "rural";
        case AddressKind::Military:
            return "military";
        case AddressKind::GeneralDelivery:
            return "general-delivery";
        case AddressKind::Foreign:
            return "foreign";
        case AddressKind::Placeholder:
            return "placeholder";
        case AddressKind::Incomplete:
            return "incomplete";
    }
    return "incomplete";
}

bool StandardAddress::has_problem(std::string_view code) const {
    return std::ranges::find(problems, code) != problems.end();
}

StandardAddress standardise(AddressInput const& input) {
    return input.one_line ? read_one_line(input.text, {}) : read_fields(input);
}

}  // namespace penstock::identity
