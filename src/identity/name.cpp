#include "identity/name.h"

#include "identity/internal/name_tokens.h"
#include "identity/tables/name_words.h"

#include <algorithm>

namespace penstock::identity {

namespace {

using namespace internal;
using Words = std::vector<std::string>;

// A generation at the end of a field that keeps a name: "MENDOZA JR", "CARLOS III".
void take_generation(Words& words, std::size_t least_left, std::string& suffix) {
    while (words.size() > least_left) {
        std::string_view const found = tables::generation(words.back());
        // "SECOND" and "THIRD" are also surnames; only short forms count inside a name.
        if (found.empty() || words.back().size() > 3) {
            bool const spelled = words.back() == "JUNIOR" || words.back() == "SENIOR";
            if (!spelled || words.size() < 2) return;
        }
        if (suffix.empty()) suffix = tables::generation(words.back());
        words.pop_back();
    }
}

// Letters only: digits have served as "2ND" and mean nothing else in a name.
void keep_letters(Words& words) {
    for (std::string& word : words) {
        std::erase_if(word, [](char c) { return c >= '0' && c <= '9'; });
    }
    std::erase_if(words, [](std::string const& word) { return word.empty(); });
}

// Generations out, then digits, then what the digits had hidden: "JR2".
void take_generations_and_digits(Words& words, std::size_t least_left, std::string& suffix) {
    take_generation(words, least_left, suffix);
    keep_letters(words);
    take_generation(words, least_left, suffix);
}

std::string suffix_of(std::string_view field) {
    Words words = name_tokens(field);
    for (std::string const& word : words) {
        if (std::string_view const found = tables::generation(word); !found.empty()) {
            return std::string(found);
        }
    }
    keep_letters(words);
    std::string letters = run_together(words);
    std::string_view const found = tables::generation(letters);
    return found.empty() ? letters : std::string(found);
}

// "Ortega y Gasset" has two surnames. At the border of a field Y is a surname of its own.
void drop_and(Words& words) {
    if (words.size() < 3) return;
    auto const between = std::ranges::remove(words.begin() + 1, words.end() - 1, "Y");
    words.erase(between.begin(), between.end());
}

Words surnames_and_suffix(std::string_view surname, std::string& suffix) {
    Words words = name_tokens(surname);
    drop_and(words);
    take_generation(words, 1, suffix);
    keep_letters(words);
    drop_and(words);
    take_generation(words, 1, suffix);
    join_particles(words);
    return words;
}

Words given_and_suffix(std::string_view given, std::string& suffix) {
    Words words = name_tokens(given);
    take_generations_and_digits(words, 1, suffix);
    while (words.size() > 1 && tables::is_title(words.front())) words.erase(words.begin());
    return words;
}

Words middle_and_suffix(std::string_view middle, std::string& suffix) {
    Words words = name_tokens(middle);
    take_generation(words, 0, suffix);
    keep_letters(words);
    std::erase_if(words, [](std::string const& word) { return tables::says_no_middle_name(word); });
    take_generation(words, 0, suffix);
    return words;
}

}  // namespace

std::vector<std::string> standard_surnames(std::string_view surname) {
    std::string suffix;
    return surnames_and_suffix(surname, suffix);
}

StandardName standardise(PersonName const& name) {
    StandardName standard;
    standard.suffix = suffix_of(name.suffix);
    standard.surnames = surnames_and_suffix(name.surname, standard.suffix);
    standard.middle = middle_and_suffix(name.middle, standard.suffix);
    standard.given = given_and_suffix(name.given, standard.suffix);
    return standard;
}

std::string name_key(PersonName const& name) {
    StandardName const standard = standardise(name);
    std::string key = run_together(standard.given);
    key += run_together(standard.middle);
    key += '|';
    key += run_together(standard.surnames);
    key += '|';
    key += standard.suffix;
    return key;
}

}  // namespace penstock::identity
