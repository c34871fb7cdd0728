#include "identity/internal/name_encoding.h"
#include "identity/internal/name_tokens.h"
#include "identity/internal/text_folding.h"
#include "identity/name.h"
#include "identity/tables/name_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace penstock::identity {

namespace {

using namespace internal;
using Words = std::vector<std::string>;

constexpr std::size_t longest_field_bytes = 120;

std::string spaced(Words const& words) {
    std::string text;
    for (std::string const& word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

bool says_not_applicable(std::string_view field) {
    std::string text;
    for (char const c : fold(field).text) {
        if (c != ' ' && c != '.') text += c;
    }
    return text == "N/A" || text == "S/N";
}

// XXX, ZZZZ: somebody held a key down.
bool is_one_letter_over_and_over(Words const& words) {
    std::string const letters = run_together(words);
    return letters.size() > 2 && letters.size() < longest_field_bytes &&
           letters.find_first_not_of(letters.front()) == std::string::npos;
}

bool is_placeholder(PersonName const& name, Words const& given, Words const& surname) {
    if (says_not_applicable(name.given) || says_not_applicable(name.surname)) return true;
    if (is_one_letter_over_and_over(given) || is_one_letter_over_and_over(surname)) return true;
    if (given.size() > 1 && tables::begins_given_placeholder(given[0] + ' ' + given[1])) {
        return true;
    }
    return tables::is_given_placeholder(spaced(given)) ||
           tables::is_surname_placeholder(spaced(surname));
}

bool has_wildcard(std::string_view field) {
    return field.find_first_of("*?%[]_") != std::string_view::npos;
}

// Alternatives or aliases inside one field: signs, or words that join two names.
bool holds_several(std::string_view field, Words const& words) {
    if (field.find_first_of("/;&|\"()") != std::string_view::npos) return true;
    if (std::size_t const comma = field.find(','); comma != std::string_view::npos) {
        // "Mendoza, Jr." is one name; any other comma stands between two.
        Words const after = name_tokens(field.substr(comma + 1));
        bool const only_generation =
            after.empty() || (after.size() == 1 && !tables::generation(after[0]).empty());
        if (!only_generation) return true;
    }
    for (std::size_t place = 0; place < words.size(); ++place) {
        bool const between = place > 0 && place + 1 < words.size();
        if (between && tables::joins_names(words[place])) return true;
        if (words[place] == "AKA" || words[place] == "FKA") return true;
        // "a.k.a" as single letters, and "also known as".
        if (place + 2 < words.size() && words[place + 1] == "K" && words[place + 2] == "A" &&
            words[place] == "A") {
            return true;
        }
        if (place + 1 < words.size() && words[place] == "KNOWN" && words[place + 1] == "AS") {
            return true;
        }
    }
    return false;
}

bool is_no_name(std::string_view field, Words const& words) {
    if (field.size() > longest_field_bytes) return true;
    FoldedText const folded = fold(with_encoding_mended(field));
    if (folded.has_control || folded.has_other_script || folded.has_symbol || folded.is_broken) {
        return true;
    }
    if (folded.text.find_first_of("@#$=+<>{}\\^~!:\n") != std::string::npos) return true;
    return std::ranges::any_of(words, [](std::string const& word) {
        bool const digits = word.find_first_of("0123456789") != std::string::npos;
        return digits && tables::generation(word).empty();
    });
}

bool all_initials(std::span<Words const> fields) {
    return std::ranges::all_of(fields, [](Words const& words) {
        return std::ranges::all_of(words, [](std::string const& word) { return word.size() == 1; });
    });
}

}  // namespace

NameProblem problem_of(PersonName const& name) {
    std::array<std::string_view, 4> const fields = {name.given, name.middle, name.surname,
                                                    name.suffix};
    std::array<Words, 4> words;
    for (std::size_t place = 0; place < fields.size(); ++place) {
        words[place] = name_tokens(fields[place]);
    }
    Words const& given = words[0];
    Words const& surname = words[2];
    if (is_placeholder(name, given, surname)) return NameProblem::Placeholder;
    if (std::ranges::any_of(fields, has_wildcard)) return NameProblem::Wildcard;
    for (std::size_t place = 0; place < fields.size(); ++place) {
        if (says_not_applicable(fields[place])) continue;
        if (holds_several(fields[place], words[place])) return NameProblem::Several;
    }
    // "Jose y Maria" are two; "Ortega y Gasset" is one surname.
    bool const two_given = given.size() > 2 && given[given.size() - 2] == "Y";
    if (two_given) return NameProblem::Several;
    for (std::size_t place = 0; place < fields.size(); ++place) {
        if (is_no_name(fields[place], words[place])) return NameProblem::NotAName;
    }
    StandardName const standard = standardise(name);
    if (tables::is_proverbial(spaced(given), run_together(standard.surnames))) {
        return NameProblem::Placeholder;
    }
    if (standard.given.empty() || standard.surnames.empty()) return NameProblem::Missing;
    if (all_initials(std::span(words).first(3))) return NameProblem::InitialsOnly;
    return NameProblem::None;
}

}  // namespace penstock::identity
