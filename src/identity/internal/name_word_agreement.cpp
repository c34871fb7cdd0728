#include "identity/internal/name_word_agreement.h"

#include "identity/internal/name_edits.h"
#include "identity/internal/name_spelling.h"
#include "identity/internal/name_syllables.h"
#include "identity/tables/name_lexicon.h"

namespace penstock::identity::internal {

namespace {

using tables::NameKinship;

constexpr NameAgreement differs{.level = NameLevel::Differs, .manner = NameManner::Plain};

constexpr NameAgreement variant(NameManner manner) {
    return {.level = NameLevel::Variant, .manner = manner};
}

NameAgreement equal_words(std::string_view word) {
    return {.level = word.empty() ? NameLevel::Missing : NameLevel::Exact,
            .manner = NameManner::Plain};
}

// OPTIMIZATION: most words that meet have nothing in common. What sounds alike begins with one
// letter or with two of one sound; whatever else makes two words one begins with one letter.
bool may_sound_alike(char first, char second) {
    auto const sound = [](char c) {
        switch (c) {
            case 'C':
                return 'K';
            case 'P':
                return 'F';
            case 'Y':
                return 'I';
            case 'Z':
                return 'S';
            default:
                return c;
        }
    };
    return sound(first) == sound(second);
}

// What has the same rest behind its particle or prefix ends with the same four letters.
bool end_alike(std::string_view first, std::string_view second) {
    return first.size() >= 4 && second.size() >= 4 &&
           first.substr(first.size() - 4) == second.substr(second.size() - 4);
}

// Nothing but letters is known of the two words.
NameAgreement given_letters_agree(std::string_view first, std::string_view second,
                                  NameKinship kinship) {
    if (!may_sound_alike(first.front(), second.front())) return differs;
    if (differ_by_ending(first, second)) return differs;
    if (sound_alike(first, second)) return variant(NameManner::Spelling);
    if (kinship == NameKinship::BothKnown || first.front() != second.front()) return differs;
    if (differ_by_umlaut(first, second)) return variant(NameManner::Written);
    if (!is_given_slip(first, second)) return differs;
    // Brothers WEIMING and WEIPING: a letter of a syllable is another name.
    if (kinship == NameKinship::None && share_a_syllable(first, second)) return differs;
    return variant(NameManner::Slip);
}

NameAgreement surname_letters_agree(std::string_view first, std::string_view second) {
    if (!may_sound_alike(first.front(), second.front())) return differs;
    if (same_slavic_name(first, second)) return variant(NameManner::Spelling);
    if (differ_by_ending(first, second)) return differs;
    if (first.front() == second.front() && differ_by_umlaut(first, second)) {
        return variant(NameManner::Written);
    }
    if (sound_alike(first, second)) return variant(NameManner::Spelling);
    return is_surname_slip(first, second) ? variant(NameManner::Slip) : differs;
}

}  // namespace

NameAgreement given_words_agree(std::string_view first, std::string_view second) {
    if (first == second) return equal_words(first);
    if (first.empty() || second.empty()) return differs;
    if (first.size() == 1 || second.size() == 1) {
        return first.front() == second.front() ? variant(NameManner::Initial) : differs;
    }
    NameKinship const kinship = tables::name_kinship(first, second);
    switch (kinship) {
        case NameKinship::Gendered:
            return differs;
        case NameKinship::Spelling:
            return variant(NameManner::Spelling);
        case NameKinship::ShortForm:
            return variant(NameManner::Nickname);
        case NameKinship::None:
        case NameKinship::BothKnown:
        case NameKinship::OneKnown:
            break;
    }
    return given_letters_agree(first, second, kinship);
}

NameAgreement surname_words_agree(std::string_view first, std::string_view second) {
    if (first == second) return equal_words(first);
    if (first.empty() || second.empty()) return differs;
    if (tables::surname_kinship(first, second) == NameKinship::Spelling) {
        return variant(NameManner::Spelling);
    }
    if (end_alike(first, second)) {
        if (same_prefix_name(first, second)) return variant(NameManner::Spelling);
        if (without_particle(first) == without_particle(second)) return variant(NameManner::Part);
    }
    return surname_letters_agree(first, second);
}

}  // namespace penstock::identity::internal
