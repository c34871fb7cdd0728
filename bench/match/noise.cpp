#include "bench/match/noise.h"

#include "bench/match/name_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace penstock::evaluation {

namespace {

using synthetic::Chance;

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::array<std::string_view, 26> keys_beside{
    "sqz", "vnh", "xvd", "sfe", "wrd", "dgr", "fht", "gjy", "uok", "hku", "jli", "ko",  "n",
    "bmh", "ipl", "ol",  "wa",  "etf", "adw", "ryg", "yij", "cbf", "qes", "zcs", "tuh", "xas"};

// Sounds and shapes that are taken for each other.
using Change = std::pair<std::string_view, std::string_view>;
constexpr std::array<Change, 22> sounds{
    {{"ph", "f"}, {"ck", "k"},  {"c", "k"},   {"ie", "y"}, {"ll", "l"},   {"nn", "n"},
     {"tt", "t"}, {"ei", "ie"}, {"ey", "y"},  {"z", "s"},  {"s", "z"},    {"v", "b"},
     {"th", "t"}, {"ou", "u"},  {"ee", "ea"}, {"gh", "g"}, {"sch", "sh"}, {"x", "ks"},
     {"i", "y"},  {"y", "i"},   {"e", "a"},   {"o", "u"}}};
constexpr std::array<Change, 16> shapes{{{"m", "rn"},
                                         {"rn", "m"},
                                         {"l", "1"},
                                         {"o", "0"},
                                         {"s", "5"},
                                         {"b", "6"},
                                         {"g", "9"},
                                         {"i", "l"},
                                         {"cl", "d"},
                                         {"d", "cl"},
                                         {"u", "v"},
                                         {"v", "u"},
                                         {"h", "b"},
                                         {"e", "c"},
                                         {"n", "h"},
                                         {"t", "f"}}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string changed(std::string text, std::span<Change const> changes, Chance& chance) {
    std::vector<std::pair<std::size_t, Change const*>> places;
    for (Change const& change : changes) {
        for (std::size_t at = 0; at + change.first.size() <= text.size(); ++at) {
            bool const fits = std::ranges::equal(
                change.first, std::string_view(text).substr(at, change.first.size()), {}, {},
                lower);
            if (fits) places.emplace_back(at, &change);
        }
    }
    if (places.empty()) return mistyped(std::move(text), chance);
    auto const& [at, change] = chance.pick(places);
    return text.replace(at, change->first.size(), change->second);
}

std::string sounding_alike(std::string text, Chance& chance) {
    return changed(std::move(text), sounds, chance);
}

std::string looking_alike(std::string text, Chance& chance) {
    return changed(std::move(text), shapes, chance);
}

std::string short_form(std::string text, Chance& chance) {
    std::vector<std::string> others;
    for (std::string_view const group : short_forms()) {
        std::vector<std::string> words = split_words(group);
        if (std::ranges::find(words, text) == words.end()) continue;
        for (std::string& word : words) {
            if (word != text) others.push_back(std::move(word));
        }
    }
    return others.empty() ? mistyped(std::move(text), chance) : chance.pick(others);
}

std::string fake_name(std::string, Chance& chance) {
    static std::vector<std::string> const fakes = split_words(
        "Child,Baby,Son,Daughter,Female,Male,Person,Adult,Resident,Occupant,Unknown,Girl,Boy");
    return chance.pick(fakes);
}

std::string blank(std::string, Chance&) {
    return {};
}

// One digit of the text is another one; the last ones of a ZIP code most often.
std::string wrong_digit(std::string text, Chance& chance) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] >= '0' && text[at] <= '9') places.push_back(at);
    }
    if (places.empty()) return text;
    char& digit = text[chance.pick(places)];
    digit = static_cast<char>('0' + (digit - '0' + chance.between(1, 9)) % 10);
    return text;
}

std::string wrong_zip(std::string text, Chance& chance) {
    if (text.size() < 5) return text;
    std::uint64_t const draw = chance.below(100);
    std::size_t const at = draw < 4 ? 0u : draw < 8 ? 1u : draw < 28 ? 2u : draw < 64 ? 3u : 4u;
    text[at] = static_cast<char>('0' + (text[at] - '0' + chance.between(1, 9)) % 10);
    return text;
}

std::string month_and_day(std::string text, Chance& chance) {
    if (text.size() != 10) return text;
    std::string const month = text.substr(5, 2), day = text.substr(8, 2);
    if (day > "12" || month == day) return wrong_digit(std::move(text), chance);
    return text.substr(0, 5) + day + "-" + month;
}

using Error = std::string (*)(std::string, Chance&);

struct Cell {
    std::string* text;
    std::vector<Error> kinds;
    bool of_numbers = false;
};

// Draws whether the cell suffers, and changes it. True if it is another text now.
bool suffer(Cell const& cell, NoiseLevel level, Chance& chance) {
    if (cell.text->empty()) return false;
    std::string const before = *cell.text;
    if (level == NoiseLevel::Defaults) {
        for (Error const kind : cell.kinds) {
            if (chance.one_in(100) && !cell.text->empty()) *cell.text = kind(*cell.text, chance);
        }
    } else if (chance.per_mille(level == NoiseLevel::Light ? 10 : 50)) {
        *cell.text = chance.pick(cell.kinds)(*cell.text, chance);
    }
    return *cell.text != before;
}

bool copy_from_housemate(std::string& text, std::string Housemate::* field, NoiseLevel level,
                         std::span<Housemate const> housemates, Chance& chance) {
    if (text.empty() || housemates.empty()) return false;
    std::uint64_t const rate = level == NoiseLevel::Heavy      ? 10
                               : level == NoiseLevel::Defaults ? 10
                                                               : 2;
    if (!chance.per_mille(rate)) return false;
    std::string const& other = chance.pick(housemates).*field;
    if (other.empty() || other == text) return false;
    text = other;
    return true;
}

}  // namespace

std::string_view word(NoiseLevel level) {
    switch (level) {
        case NoiseLevel::None:
            return "none";
        case NoiseLevel::Light:
            return "light";
        case NoiseLevel::Defaults:
            return "defaults";
        case NoiseLevel::Heavy:
            return "heavy";
    }
    return "";
}

NoiseLevel noise_named(std::string_view name) {
    for (NoiseLevel const level : {NoiseLevel::None, NoiseLevel::Defaults, NoiseLevel::Heavy}) {
        if (word(level) == name) return level;
    }
    return NoiseLevel::Light;
}

std::string mistyped(std::string text, Chance& chance) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_letter(text[at])) places.push_back(at);
    }
    if (places.empty()) return wrong_digit(std::move(text), chance);
    std::size_t const at = chance.pick(places);
    std::string_view const beside = keys_beside[letters.find(lower(text[at]))];
    if (chance.one_in(10)) {
        text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), chance.pick(beside));
    } else {
        bool const capital = text[at] >= 'A' && text[at] <= 'Z';
        char const key = chance.pick(beside);
        text[at] = capital ? static_cast<char>(key - 'a' + 'A') : key;
    }
    return text;
}

NoiseCount add_noise(Asked& asked, NoiseLevel level, std::span<Housemate const> housemates,
                     Chance& chance) {
    NoiseCount count;
    if (level == NoiseLevel::None) return count;
    std::array<Cell, 9> const cells{{
        {&asked.name.given,
         {short_form, mistyped, sounding_alike, looking_alike, fake_name, blank}},
        {&asked.name.middle, {blank, mistyped, looking_alike, sounding_alike}},
        {&asked.name.surname, {mistyped, sounding_alike, looking_alike, fake_name, blank}},
        {&asked.address.street,
         {wrong_digit, mistyped, sounding_alike, looking_alike, wrong_digit, blank}},
        {&asked.address.unit, {blank, wrong_digit, mistyped}},
        {&asked.address.city, {mistyped, sounding_alike, looking_alike, blank}},
        {&asked.address.zip, {wrong_zip, wrong_zip, blank}},
        {&asked.tin, {wrong_digit, wrong_digit, blank}, true},
        {&asked.dob, {month_and_day, wrong_digit, wrong_digit, blank}, true},
    }};
    for (Cell const& cell : cells) {
        if (cell.text == nullptr || !suffer(cell, level, chance)) continue;
        ++(cell.of_numbers ? count.of_numbers : count.of_name_and_address);
    }
    if (copy_from_housemate(asked.tin, &Housemate::tin, level, housemates, chance)) {
        ++count.of_numbers;
    }
    if (copy_from_housemate(asked.dob, &Housemate::dob, level, housemates, chance)) {
        ++count.of_numbers;
    }
    return count;
}

}  // namespace penstock::evaluation
