#include "identity/internal/name_fields.h"
#include "identity/internal/name_word_agreement.h"

#include <algorithm>

namespace penstock::identity::internal {

namespace {

// A shorter word is not enough to say that a name was left out before it.
constexpr std::size_t shortest_second_name = 3;

constexpr NameAgreement agreed(NameLevel level, NameManner manner) {
    return {.level = level, .manner = manner};
}

bool is_initial_of(std::string_view initial, std::string_view full) {
    return initial.size() == 1 && full.size() > 1 && initial.front() == full.front();
}

// The words of the shorter list are found in the longer in their order, each at most `most` apart.
bool found_in_order(NameWordList const& shorter, NameWordList const& longer, NameLevel most) {
    std::size_t found = 0;
    for (std::size_t place = 0; place < longer.size() && found < shorter.size(); ++place) {
        std::string_view const word = longer[place];
        std::string_view const wanted = shorter[found];
        bool const fits =
            word == wanted || is_initial_of(wanted, word) || is_initial_of(word, wanted);
        bool const near = most == NameLevel::Variant && given_words_agree(word, wanted).agrees();
        if (fits || near) ++found;
    }
    return found == shorter.size();
}

NameWordList all_of(GivenNames const& names) {
    return NameWordList(names.given, names.middle);
}

NameWordList behind_first(GivenNames const& names) {
    return NameWordList(names.given.subspan(1), names.middle);
}

// One side has a single given name, and it is a later one of the other's: ANGEL for JOSE ANGEL.
bool is_second_name(NameWordList::Words single, NameWordList::Words several) {
    if (single.size() != 1 || several.size() < 2) return false;
    return single.front().size() >= shortest_second_name &&
           std::ranges::find(several.subspan(1), single.front()) != several.end();
}

bool more_than_initials(NameWordList::Words words) {
    return std::ranges::any_of(words, [](std::string const& word) { return word.size() > 1; });
}

bool holds_initial(NameWordList::Words words) {
    return std::ranges::any_of(words, [](std::string const& word) { return word.size() == 1; });
}

// The first given names differ: what else may make the lists one name.
void agree_otherwise(GivenNames const& first, GivenNames const& second, GivenAgreement& result) {
    if (lost_a_letter(NameWordList(first.given), NameWordList(second.given))) {
        result.given = agreed(NameLevel::Variant, NameManner::Written);
        result.middle = middle_names_agree(NameWordList(first.middle), NameWordList(second.middle));
        return;
    }
    bool const moved = more_than_initials(first.given) && more_than_initials(second.given) &&
                       same_words(all_of(first), all_of(second));
    if (moved) {
        result.given = agreed(NameLevel::Variant, NameManner::Order);
        result.middle = NameLevel::Equivalent;
        return;
    }
    if (is_second_name(first.given, second.given) || is_second_name(second.given, first.given)) {
        result.given = agreed(NameLevel::Variant, NameManner::Part);
    }
}

}  // namespace

NameLevel middle_names_agree(NameWordList const& first, NameWordList const& second) {
    if (first.empty() || second.empty()) return NameLevel::Missing;
    if (first == second) return NameLevel::Exact;
    if (same_letters(first, second)) return NameLevel::Equivalent;
    NameWordList const& shorter = first.size() <= second.size() ? first : second;
    NameWordList const& longer = first.size() <= second.size() ? second : first;
    if (found_in_order(shorter, longer, NameLevel::Equivalent)) return NameLevel::Equivalent;
    if (found_in_order(shorter, longer, NameLevel::Variant)) return NameLevel::Variant;
    return NameLevel::Differs;
}

GivenAgreement given_names_agree(GivenNames const& first, GivenNames const& second) {
    GivenAgreement result{
        .given = agreed(NameLevel::Missing, NameManner::Plain),
        .middle = middle_names_agree(NameWordList(first.middle), NameWordList(second.middle))};
    if (first.given.empty() || second.given.empty()) return result;
    NameWordList const one(first.given);
    NameWordList const other(second.given);
    if (one == other) {
        result.given.level = NameLevel::Exact;
        return result;
    }
    bool const single = one.size() == 1 && other.size() == 1;
    bool const no_middle = first.middle.empty() && second.middle.empty();
    if (!(single && no_middle)) {
        // ROBERT A is not ROBERTA.
        bool const initials = holds_initial(first.middle) || holds_initial(second.middle);
        if (!initials && same_letters(all_of(first), all_of(second))) {
            result.given = agreed(NameLevel::Equivalent, NameManner::Written);
            result.middle = NameLevel::Equivalent;
            return result;
        }
        if (same_letters(one, other)) {
            result.given = agreed(NameLevel::Equivalent, NameManner::Written);
            return result;
        }
    }
    result.given = given_words_agree(one[0], other[0]);
    if (!single) {
        if (result.given.level == NameLevel::Exact) result.given.level = NameLevel::Equivalent;
        if (result.given.agrees()) {
            result.given.manner = least_safe(result.given.manner, NameManner::Part);
        }
        result.middle = middle_names_agree(behind_first(first), behind_first(second));
    }
    if (!result.given.agrees()) agree_otherwise(first, second, result);
    return result;
}

}  // namespace penstock::identity::internal
