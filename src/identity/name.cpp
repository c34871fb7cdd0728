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

std::string suffix_of(std::string_view field) {
    Words words = name_tokens(field);
    for (std::string const& word : words) {
        if (std::string_view const found = tables::generation(word); !found.empty()) {
            return std::string(found);
        }
    }
    keep_letters(words);
    return run_together(words);
}

}  // namespace

std::vector<std::string> standard_surnames(std::string_view surname) {
    Words words = name_tokens(surname);
    std::string generation;
    take_generation(words, 1, generation);
    std::erase_if(words, [](std::string const& word) { return word == "Y"; });
    keep_letters(words);
    join_particles(words);
    return words;
}

StandardName standardise(PersonName const& name) {
    StandardName standard;
    standard.suffix = suffix_of(name.suffix);
    Words surname = name_tokens(name.surname);
    take_generation(surname, 1, standard.suffix);
    standard.surnames = standard_surnames(name.surname);
    standard.middle = name_tokens(name.middle);
    take_generation(standard.middle, 0, standard.suffix);
    std::erase_if(standard.middle,
                  [](std::string const& word) { return tables::says_no_middle_name(word); });
    standard.given = name_tokens(name.given);
    take_generation(standard.given, 1, standard.suffix);
    if (standard.given.size() > 1 && tables::is_title(standard.given.front())) {
        standard.given.erase(standard.given.begin());
    }
    keep_letters(standard.given);
    keep_letters(standard.middle);
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
