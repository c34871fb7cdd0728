#include "identity/internal/name_edits.h"

#include <algorithm>
#include <initializer_list>
#include <string>

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

bool equal_lengths_one_edit(std::string_view first, std::string_view second) {
    auto const [one, other] = std::ranges::mismatch(first, second);
    auto const place = static_cast<std::size_t>(one - first.begin());
    if (place == first.size()) return false;
    if (first.substr(place + 1) == second.substr(place + 1)) return place > 0;
    bool const exchanged = place + 1 < first.size() && first[place] == second[place + 1] &&
                           first[place + 1] == second[place] &&
                           first.substr(place + 2) == second.substr(place + 2);
    return exchanged && place > 0 && place + 2 < first.size();
}

std::string folded_ending(std::string_view word) {
    for (std::string_view const ending :
         {"SKIY", "SKYI", "SKII", "SKYY", "SKYJ", "SKIJ", "SKI", "SKY"}) {
        if (word.ends_with(ending) && word.size() > ending.size() + 1) {
            return std::string(word.substr(0, word.size() - ending.size())) + "SKI";
        }
    }
    for (std::string_view const ending : {"OFF", "EFF"}) {
        if (word.ends_with(ending) && word.size() > ending.size() + 2) {
            return std::string(word.substr(0, word.size() - 2)) + "V";
        }
    }
    return std::string(word);
}

}  // namespace

bool one_edit_apart(std::string_view first, std::string_view second, std::size_t shortest) {
    if (first.size() > second.size()) std::swap(first, second);
    if (first.size() < shortest || second.size() - first.size() > 1) return false;
    if (first.size() == second.size()) return equal_lengths_one_edit(first, second);
    auto const [one, other] = std::ranges::mismatch(first, second);
    auto const place = static_cast<std::size_t>(one - first.begin());
    return place > 0 && first.substr(place) == second.substr(place + 1);
}

bool differ_by_ending(std::string_view first, std::string_view second) {
    return first != second && without_ending(first) == without_ending(second);
}

bool same_slavic_name(std::string_view first, std::string_view second) {
    return folded_ending(first) == folded_ending(second);
}

std::string_view without_particle(std::string_view surname) {
    for (std::string_view const particle :
         {"DELOS", "DELAS", "VANDER", "VANDEN", "DELA", "DEL", "DOS", "DAS", "VAN", "VON", "DE",
          "DA", "DO", "DI", "AL", "EL"}) {
        if (surname.starts_with(particle) && surname.size() >= particle.size() + 4) {
            return surname.substr(particle.size());
        }
    }
    return surname;
}

}  // namespace penstock::identity::internal
