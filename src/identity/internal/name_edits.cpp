#include "identity/internal/name_edits.h"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::identity::internal {

namespace {

bool is_vowel(char c) {
    return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U';
}

std::string_view without_ending(std::string_view word) {
    if (word.size() > 3 && word.ends_with('S') && is_vowel(word[word.size() - 2])) {
        word.remove_suffix(1);
    }
    while (word.size() > 2 && is_vowel(word.back())) word.remove_suffix(1);
    return word;
}

// What is left of two words without their common beginning and end.
struct Difference {
    std::string_view first;
    std::string_view second;
    std::size_t place = 0;  // letters before it
};

Difference difference_of(std::string_view first, std::string_view second) {
    std::size_t const shorter = std::min(first.size(), second.size());
    std::size_t before = 0;
    while (before < shorter && first[before] == second[before]) ++before;
    std::size_t after = 0;
    while (after < shorter - before &&
           first[first.size() - 1 - after] == second[second.size() - 1 - after]) {
        ++after;
    }
    return {.first = first.substr(before, first.size() - before - after),
            .second = second.substr(before, second.size() - before - after),
            .place = before};
}

bool is_one_edit(Difference const& found) {
    if (found.first.size() + found.second.size() == 0) return false;
    if (found.first.size() <= 1 && found.second.size() <= 1) return true;
    return found.first.size() == 2 && found.second.size() == 2 &&
           found.first[0] == found.second[1] && found.first[1] == found.second[0];
}

using Pair = std::pair<std::string_view, std::string_view>;

// Longer signs first. By eye or scanner, then by ear.
constexpr std::array misread = std::to_array<Pair>({
    {"RN", "M"},   {"CL", "D"},   {"VV", "W"},  {"NN", "M"},  {"RI", "N"}, {"IN", "M"},
    {"LI", "H"},   {"LJ", "U"},   {"II", "U"},  {"CI", "A"},  {"RR", "N"}, {"PH", "F"},
    {"CK", "X"},   {"KS", "X"},   {"QU", "K"},  {"KW", "QU"}, {"CC", "X"}, {"GH", "F"},
    {"SCH", "SH"}, {"TCH", "CH"}, {"CZ", "CH"}, {"SZ", "SH"}, {"EI", "Y"}, {"AI", "AY"},
    {"OU", "OO"},  {"EE", "I"},   {"OO", "U"},  {"EA", "I"},  {"IE", "Y"}, {"EY", "I"},
    {"CE", "SE"},  {"DG", "J"},   {"TZ", "Z"},  {"DT", "TT"},
});

// Letters that both words have at the border of the difference may be part of the sign: between
// ARNOLD and AMOLD stand RN and M, between MICKAEL and MIXAEL CK and X.
bool is_misreading(std::string_view first, std::string_view second, Difference const& found) {
    auto const stands = [&](std::string_view one, std::string_view other) {
        for (std::size_t back = 0; back <= 1 && back <= found.place; ++back) {
            std::size_t const place = found.place - back;
            bool const replaced =
                first.substr(place).starts_with(one) && second.substr(place).starts_with(other) &&
                first.substr(place + one.size()) == second.substr(place + other.size());
            if (replaced) return true;
        }
        return false;
    };
    return std::ranges::any_of(misread, [&](Pair const& pair) {
        return stands(pair.first, pair.second) || stands(pair.second, pair.first);
    });
}

bool begin_alike(std::string_view first, std::string_view second, std::size_t shortest) {
    return std::min(first.size(), second.size()) >= shortest && first.front() == second.front();
}

// A vowel, Y among them, that is other, missing or added at the end.
bool vowel_ends_apart(std::string_view first, std::string_view second) {
    auto const open = [](char c) { return is_vowel(c) || c == 'Y'; };
    return first.back() != second.back() && (open(first.back()) || open(second.back()));
}

}  // namespace

bool one_edit_apart(std::string_view first, std::string_view second) {
    return is_one_edit(difference_of(first, second));
}

bool one_edit_apart(std::string_view first, std::string_view second, std::size_t shortest) {
    return begin_alike(first, second, shortest) && one_edit_apart(first, second);
}

bool one_misreading_apart(std::string_view first, std::string_view second) {
    Difference const found = difference_of(first, second);
    if (found.first.size() > 3 || found.second.size() > 3) return false;
    return is_one_edit(found) || is_misreading(first, second, found);
}

bool is_surname_slip(std::string_view first, std::string_view second) {
    if (!begin_alike(first, second, shortest_slip)) return false;
    if (std::max(first.size(), second.size()) < shortest_misread) {
        return one_edit_apart(first, second);
    }
    return one_misreading_apart(first, second);
}

bool is_given_slip(std::string_view first, std::string_view second) {
    return is_surname_slip(first, second) && !vowel_ends_apart(first, second);
}

bool differ_by_ending(std::string_view first, std::string_view second) {
    if (first.substr(0, 2) != second.substr(0, 2)) return false;  // OPTIMIZATION: two always stay
    return first != second && without_ending(first) == without_ending(second);
}

std::string_view without_particle(std::string_view surname) {
    struct Particle {
        std::string_view letters;
        std::size_t least_left;
    };
    // "ALFORD" is not "FORD", nor "OLSEN" a form of anything: short particles need a long rest.
    constexpr std::array particles = std::to_array<Particle>(
        {{"DELOS", 4}, {"DELAS", 4}, {"VANDER", 4}, {"VANDEN", 4}, {"VANDE", 4}, {"DELLA", 4},
         {"DELA", 4},  {"DEL", 4},   {"DOS", 4},    {"DAS", 4},    {"VAN", 4},   {"VON", 4},
         {"BIN", 5},   {"IBN", 5},   {"DE", 4},     {"DA", 5},     {"DO", 5},    {"DI", 5},
         {"AL", 5},    {"EL", 5},    {"O", 5}});
    for (Particle const& particle : particles) {
        if (surname.starts_with(particle.letters) &&
            surname.size() >= particle.letters.size() + particle.least_left) {
            return surname.substr(particle.letters.size());
        }
    }
    return surname;
}

}  // namespace penstock::identity::internal
