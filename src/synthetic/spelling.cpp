#include "synthetic/spelling.h"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::synthetic {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 21> long_forms{
    {{"St", "Street"},    {"Ave", "Avenue"},   {"Dr", "Drive"},     {"Rd", "Road"},
     {"Ln", "Lane"},      {"Ct", "Court"},     {"Pl", "Place"},     {"Blvd", "Boulevard"},
     {"Cir", "Circle"},   {"Ter", "Terrace"},  {"Trl", "Trail"},    {"Pkwy", "Parkway"},
     {"N", "North"},      {"S", "South"},      {"E", "East"},       {"W", "West"},
     {"NW", "Northwest"}, {"NE", "Northeast"}, {"SW", "Southwest"}, {"SE", "Southeast"},
     {"Way", "Wy"}}};

constexpr std::array<Pair, 34> plain_letters{
    {{"á", "a"}, {"à", "a"}, {"ä", "a"}, {"ã", "a"}, {"ą", "a"}, {"ç", "c"}, {"ć", "c"},
     {"é", "e"}, {"è", "e"}, {"ë", "e"}, {"ê", "e"}, {"ę", "e"}, {"í", "i"}, {"ï", "i"},
     {"î", "i"}, {"ł", "l"}, {"Ł", "L"}, {"ñ", "n"}, {"ń", "n"}, {"ó", "o"}, {"ö", "o"},
     {"ô", "o"}, {"ø", "o"}, {"õ", "o"}, {"ú", "u"}, {"ü", "u"}, {"ź", "z"}, {"ż", "z"},
     {"ś", "s"}, {"Á", "A"}, {"Ó", "O"}, {"Ö", "O"}, {"É", "E"}, {"Ñ", "N"}}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

bool has_accents(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string without_accents(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        auto const* const pair = std::ranges::find_if(
            plain_letters, [&](Pair const& p) { return text.starts_with(p.first); });
        if (pair == plain_letters.end()) {
            result += text.front();
            text.remove_prefix(1);
        } else {
            result += pair->second;
            text.remove_prefix(pair->first.size());
        }
    }
    return result;
}

std::string spelt_out(std::string_view street) {
    std::string result;
    bool first = true;
    while (!street.empty()) {
        std::size_t const space = std::min(street.find(' '), street.size());
        std::string_view const word = street.substr(0, space);
        auto const* const pair =
            std::ranges::find_if(long_forms, [&](Pair const& p) { return p.first == word; });
        if (!first) result += ' ';
        result += pair == long_forms.end() ? word : pair->second;
        first = false;
        street.remove_prefix(std::min(space + 1, street.size()));
    }
    return result;
}

std::string unit_respelt(std::string_view unit, Chance& chance) {
    constexpr std::array<std::string_view, 5> designators{"#", "Unit ", "Apartment ", "APT ", "# "};
    std::size_t const space = unit.find(' ');
    std::string_view const number = space == std::string_view::npos ? unit : unit.substr(space + 1);
    return std::string(chance.pick(designators)) + std::string(number);
}

identity::AddressInput one_line(identity::AddressInput const& address) {
    identity::AddressInput result;
    result.one_line = true;
    result.text = address.street;
    if (!address.unit.empty()) result.text += " " + address.unit;
    result.text += ", " + address.city + ", " + address.state + " " + address.zip;
    if (address.country != "US") result.text += ", " + address.country;
    return result;
}

std::string digits_transposed(std::string_view street) {
    std::string result(street);
    for (std::size_t at = 0; at + 1 < result.size() && is_digit(result[at]); ++at) {
        bool const leading_zero = at == 0 && result[1] == '0';
        if (is_digit(result[at + 1]) && result[at] != result[at + 1] && !leading_zero) {
            std::swap(result[at], result[at + 1]);
            break;
        }
    }
    return result;
}

}  // namespace penstock::synthetic
