#include "identity/name_comparison.h"

#include "identity/internal/name_fields.h"
#include "identity/internal/name_word_agreement.h"

#include <algorithm>

namespace penstock::identity {

namespace {

using namespace internal;
using Words = std::vector<std::string>;

// A name as it is compared, looking into the names given to compare().
struct Parts {
    GivenNames names;
    NameWordList surnames;
    bool moved = false;  // the first surname stood in the middle field
};

// "Maria Garcia | Lopez" for "Maria | Garcia Lopez": the first of two surnames stands as a middle
// name. Moved only where the other side has it as a surname.
bool has_surname_in_middle(StandardName const& name, StandardName const& other) {
    if (name.middle.empty() || name.surnames.empty() || other.surnames.size() < 2) return false;
    std::string const& last = name.middle.back();
    return last.size() > 1 && NameWordList(other.surnames).holds(last) &&
           !NameWordList(name.surnames).holds(last) && !NameWordList(other.middle).holds(last);
}

Parts parts_of(StandardName const& name, StandardName const& other) {
    NameWordList::Words const middle = name.middle;
    if (!has_surname_in_middle(name, other)) {
        return {.names = {.given = name.given, .middle = middle},
                .surnames = NameWordList(name.surnames)};
    }
    return {.names = {.given = name.given, .middle = middle.first(middle.size() - 1)},
            .surnames = NameWordList(middle.last(1), name.surnames),
            .moved = true};
}

NameLevel compare_suffixes(std::string const& first, std::string const& second) {
    if (first.empty() || second.empty()) return NameLevel::Missing;
    return first == second ? NameLevel::Exact : NameLevel::Differs;
}

// The surname of one side is the given name of the other, alone or with the middle names.
bool stands_as_surname(GivenNames const& names, NameWordList const& surnames) {
    auto const fits = [&](NameWordList const& words) {
        return surnames_agree(words, surnames).level <= NameLevel::Equivalent;
    };
    if (fits(NameWordList(names.given))) return true;
    return !names.middle.empty() && fits(NameWordList(names.middle, names.given));
}

}  // namespace

std::string_view word(NameManner manner) {
    switch (manner) {
        case NameManner::Plain:
            return "plain";
        case NameManner::Written:
            return "written";
        case NameManner::Part:
            return "part";
        case NameManner::Order:
            return "order";
        case NameManner::Nickname:
            return "nickname";
        case NameManner::Spelling:
            return "spelling";
        case NameManner::Slip:
            return "slip";
        case NameManner::Initial:
            return "initial";
        case NameManner::Exchanged:
            return "exchanged";
        case NameManner::Former:
            return "former";
    }
    return "";
}

std::string_view word(NameLevel level) {
    switch (level) {
        case NameLevel::Exact:
            return "exact";
        case NameLevel::Equivalent:
            return "equivalent";
        case NameLevel::Variant:
            return "variant";
        case NameLevel::Missing:
            return "missing";
        case NameLevel::Differs:
            return "differs";
    }
    return "differs";
}

NameLevel compare_given_words(std::string_view first, std::string_view second) {
    return given_words_agree(first, second).level;
}

NameLevel compare_surname_words(std::string_view first, std::string_view second) {
    return surname_words_agree(first, second).level;
}

NameComparison compare(StandardName const& requested, StandardName const& on_file,
                       std::span<std::vector<std::string> const> former) {
    Parts const first = parts_of(requested, on_file);
    Parts const second = parts_of(on_file, requested);
    GivenAgreement const given = given_names_agree(first.names, second.names);
    NameAgreement surname = surnames_agree(first.surnames, second.surnames);
    if (surname.level == NameLevel::Exact && (first.moved || second.moved)) {
        surname = {.level = NameLevel::Equivalent, .manner = NameManner::Written};
    }
    NameComparison result{.given = given.given.level,
                          .middle = given.middle,
                          .surname = surname.level,
                          .suffix = compare_suffixes(requested.suffix, on_file.suffix),
                          .given_manner = given.given.manner,
                          .surname_manner = surname.manner};
    if (result.surname > NameLevel::Equivalent && !first.surnames.empty()) {
        result.former = std::ranges::any_of(former, [&](Words const& surnames) {
            return surnames_agree(first.surnames, NameWordList(surnames)).level <=
                   NameLevel::Equivalent;
        });
        if (result.former) {
            result.surname = NameLevel::Equivalent;
            result.surname_manner = NameManner::Former;
        }
    }
    if (result.given == NameLevel::Differs && result.surname == NameLevel::Differs) {
        result.exchanged = stands_as_surname(first.names, second.surnames) &&
                           stands_as_surname(second.names, first.surnames);
        if (result.exchanged) {
            result.given = result.surname = NameLevel::Variant;
            result.given_manner = result.surname_manner = NameManner::Exchanged;
        }
    }
    return result;
}

}  // namespace penstock::identity
