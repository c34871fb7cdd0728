#include "identity/name_comparison.h"

#include "identity/internal/name_edits.h"
#include "identity/internal/name_tokens.h"
#include "identity/tables/name_groups.h"

#include <algorithm>

namespace penstock::identity {

namespace {

using namespace internal;
using Words = std::vector<std::string>;

bool holds(Words const& words, std::string const& word) {
    return std::ranges::find(words, word) != words.end();
}

bool is_initial_of(std::string_view initial, std::string_view full) {
    return initial.size() == 1 && full.size() > 1 && initial.front() == full.front();
}

// The words of the shorter list are found in the longer in their order, each at most `most` apart.
bool found_in_order(Words const& shorter, Words const& longer, NameLevel most) {
    std::size_t place = 0;
    for (std::string const& word : longer) {
        if (place == shorter.size()) break;
        bool const fits = word == shorter[place] || is_initial_of(shorter[place], word) ||
                          is_initial_of(word, shorter[place]);
        bool const near = most == NameLevel::Variant &&
                          compare_given_words(word, shorter[place]) <= NameLevel::Variant;
        if (fits || near) ++place;
    }
    return place == shorter.size();
}

NameLevel compare_middle(Words const& first, Words const& second) {
    if (first.empty() || second.empty()) return NameLevel::Missing;
    if (first == second) return NameLevel::Exact;
    if (run_together(first) == run_together(second)) return NameLevel::Equivalent;
    Words const& shorter = first.size() <= second.size() ? first : second;
    Words const& longer = first.size() <= second.size() ? second : first;
    if (found_in_order(shorter, longer, NameLevel::Equivalent)) return NameLevel::Equivalent;
    if (found_in_order(shorter, longer, NameLevel::Variant)) return NameLevel::Variant;
    return NameLevel::Differs;
}

Words joined(Words const& first, Words const& second) {
    Words all = first;
    all.insert(all.end(), second.begin(), second.end());
    return all;
}

Words behind_first(StandardName const& name) {
    Words rest(name.given.begin() + 1, name.given.end());
    rest.insert(rest.end(), name.middle.begin(), name.middle.end());
    return rest;
}

// Given and middle names together, since second given names stand in either field.
void compare_given(StandardName const& first, StandardName const& second, NameComparison& result) {
    if (first.given.empty() || second.given.empty()) {
        result.middle = compare_middle(first.middle, second.middle);
        return;
    }
    result.middle = compare_middle(first.middle, second.middle);
    if (first.given == second.given) {
        result.given = NameLevel::Exact;
        return;
    }
    bool const all_equal = run_together(joined(first.given, first.middle)) ==
                           run_together(joined(second.given, second.middle));
    if (all_equal) {
        result.given = NameLevel::Equivalent;
        result.middle = NameLevel::Equivalent;
        return;
    }
    if (run_together(first.given) == run_together(second.given)) {
        result.given = NameLevel::Equivalent;
        return;
    }
    result.given = compare_given_words(first.given.front(), second.given.front());
    bool const parted = first.given.size() > 1 || second.given.size() > 1;
    if (parted) {
        if (result.given == NameLevel::Exact) result.given = NameLevel::Equivalent;
        result.middle = compare_middle(behind_first(first), behind_first(second));
    }
}

bool same_words(Words first, Words second) {
    std::ranges::sort(first);
    std::ranges::sort(second);
    return first == second;
}

// Every word of the shorter list is in the longer: one of two surnames was left out.
bool left_out(Words const& first, Words const& second) {
    if (first.size() == second.size()) return false;
    Words const& shorter = first.size() < second.size() ? first : second;
    Words const& longer = first.size() < second.size() ? second : first;
    return std::ranges::all_of(
        shorter, [&](std::string const& word) { return word.size() > 1 && holds(longer, word); });
}

NameLevel compare_surnames(Words const& first, Words const& second) {
    if (first.empty() || second.empty()) return NameLevel::Missing;
    if (first == second) return NameLevel::Exact;
    if (run_together(first) == run_together(second)) return NameLevel::Equivalent;
    if (same_words(first, second) || left_out(first, second)) return NameLevel::Equivalent;
    bool const one_for_one =
        first.size() == second.size() &&
        std::ranges::equal(first, second, [](std::string const& one, std::string const& other) {
            return compare_surname_words(one, other) <= NameLevel::Variant;
        });
    if (one_for_one) return NameLevel::Variant;
    // One of two surnames, and that one spelled in another way.
    if (first.size() == 1 || second.size() == 1) {
        Words const& longer = first.size() == 1 ? second : first;
        std::string const& single = first.size() == 1 ? first.front() : second.front();
        if (compare_surname_words(single, longer.front()) <= NameLevel::Variant) {
            return NameLevel::Variant;
        }
    }
    return NameLevel::Differs;
}

NameLevel compare_suffixes(std::string const& first, std::string const& second) {
    if (first.empty() || second.empty()) return NameLevel::Missing;
    return first == second ? NameLevel::Exact : NameLevel::Differs;
}

// "Maria Garcia | Lopez" for "Maria | Garcia Lopez": the first of two surnames stands as a middle
// name. Moved only where the other side has it as a surname.
StandardName with_surname_from_middle(StandardName const& name, StandardName const& other) {
    if (name.middle.empty() || name.surnames.empty() || other.surnames.size() < 2) return name;
    std::string const& last = name.middle.back();
    bool const is_surname = last.size() > 1 && holds(other.surnames, last) &&
                            !holds(name.surnames, last) && !holds(other.middle, last);
    if (!is_surname) return name;
    StandardName moved = name;
    moved.surnames.insert(moved.surnames.begin(), last);
    moved.middle.pop_back();
    return moved;
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
    if (first == second) return first.empty() ? NameLevel::Missing : NameLevel::Exact;
    if (is_initial_of(first, second) || is_initial_of(second, first)) return NameLevel::Variant;
    if (tables::are_forms_of_one_name(first, second)) return NameLevel::Variant;
    if (tables::is_gendered_pair(first, second) || differ_by_ending(first, second)) {
        return NameLevel::Differs;
    }
    return one_edit_apart(first, second, shortest_given) ? NameLevel::Variant : NameLevel::Differs;
}

NameLevel compare_surname_words(std::string_view first, std::string_view second) {
    if (first == second) return first.empty() ? NameLevel::Missing : NameLevel::Exact;
    if (same_slavic_name(first, second)) return NameLevel::Variant;
    if (without_particle(first) == without_particle(second)) return NameLevel::Variant;
    if (differ_by_ending(first, second)) return NameLevel::Differs;
    return one_edit_apart(first, second, shortest_surname) ? NameLevel::Variant
                                                           : NameLevel::Differs;
}

NameComparison compare(StandardName const& requested, StandardName const& on_file,
                       std::span<std::vector<std::string> const> former) {
    StandardName const first = with_surname_from_middle(requested, on_file);
    StandardName const second = with_surname_from_middle(on_file, requested);
    NameComparison result;
    compare_given(first, second, result);
    result.surname = compare_surnames(first.surnames, second.surnames);
    if (result.surname == NameLevel::Exact && requested.surnames != on_file.surnames) {
        result.surname = NameLevel::Equivalent;
    }
    result.suffix = compare_suffixes(first.suffix, second.suffix);
    if (result.surname > NameLevel::Equivalent && !first.surnames.empty()) {
        result.former = std::ranges::any_of(former, [&](Words const& surnames) {
            return compare_surnames(first.surnames, surnames) <= NameLevel::Equivalent;
        });
        if (result.former) result.surname = NameLevel::Equivalent;
    }
    if (result.given == NameLevel::Differs && result.surname == NameLevel::Differs) {
        bool const exchanged =
            compare_surnames(first.given, second.surnames) <= NameLevel::Equivalent &&
            compare_surnames(first.surnames, second.given) <= NameLevel::Equivalent;
        if (exchanged) {
            result.exchanged = true;
            result.given = NameLevel::Variant;
            result.surname = NameLevel::Variant;
        }
    }
    return result;
}

}  // namespace penstock::identity
