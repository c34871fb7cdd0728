// The lexicon of reasons as data, and how its phrases are written.
//
// A phrase is a row of words: `a|b` either word, `stem*` any word that begins so, `@name` a list of
// kLists, `{name}` each phrase of kMacros in turn, `x?` may be absent, `..3` up to three other
// words, `^` (first) only at the beginning of a clause. A phrase never crosses the end of a clause
// (full stop, semicolon, colon). Words are folded: "re-entry" is two words, "don't" is "dont".
//
// When a phrase counts:
// - Anywhere: wherever it stands, unless it is negated ("not for …", "… will not …");
// - Stated: in a purpose, or in a clause that tells no past fact;
// - Actor: as Stated, but only if the clause goes on to what the actor will do;
// - Purpose: only after words that state a purpose ("is needed to", "will", "for" at the
//   beginning of a clause …).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace penstock::law::internal {

enum class Topic : std::uint8_t {
    // What the words of the phrase say is harmless: no finding may begin or end in them.
    Mask,
    // The same for the first word alone.
    MaskFirst,
    // Stronger than Mask: holds against phrases that override masks as well.
    Hinder,
    CivilRemoval,
    // Counts even where the words are masked: enforcing an order of removal is no mere mention.
    RemovalOrderEnforced,
    CriminalCase,  // no finding; makes a removal purpose a mixed one
    Detention,
    VoterRolls,
    Benefits,
    Debt,
    Terrorism,
    Fugitive,
    Emergency,
    ReverseSearch,
    Tax,
    CivilEnforcement,
    StatusCheck,
    StateCase,
    OnwardSharing,
    OtherUse,
};

enum class When : std::uint8_t { Anywhere, Stated, Actor, Purpose };

struct Phrase {
    Topic topic;
    When when;
    std::string_view text;
};

struct NamedWords {
    std::string_view name;
    std::string_view words;
};

// What single words do in a clause, as bits.
enum Role : std::uint32_t {
    Person = 1U << 0,        // who may be told about: "the subject was …"
    Data = 1U << 1,          // what is asked for: address, information, it
    Need = 1U << 2,          // states a purpose: needed, purpose, use
    WantedForm = 1U << 3,    // of these, the ones that do so of a person too: "he is wanted for"
    Modal = 1U << 4,         // will, shall, can, may
    WasForm = 1U << 5,       // was, were, had, did
    PresentBe = 1U << 6,     // is, are, be, being
    PastVerb = 1U << 7,      // irregular past forms
    NotPast = 1U << 8,       // ends in -ed and tells no past
    Subordinator = 1U << 9,  // that, which, who, because …
    Conjunction = 1U << 10,  // and, or, but, so
    To = 1U << 11,
    For = 1U << 12,
    Order = 1U << 13,        // "in order to"
    Negator = 1U << 14,      // not, never, without
    No = 1U << 15,           // "no": reaches less far
    Than = 1U << 16,         // rather than, other than; instead of
    Contrast = 1U << 17,     // rather, instead, other
    Only = 1U << 18,         // not only, not merely
    NegationEnd = 1U << 19,  // but, who, because …
    Whole = 1U << 20,        // no part, no use, no one
    Placeholder = 1U << 21,  // none, unknown, tbd
    Locating = 1U << 22,     // locate, find, address
    Generic = 1U << 23,      // may stand in a reason that says nothing but where
    In = 1U << 24,           // "in order to"
    Imperative = 1U << 25,   // states a purpose at the beginning of a clause: "Locate and …"
    Check = 1U << 26,        // "to verify that … not …" denies no purpose
};

[[nodiscard]] std::span<NamedWords const> word_lists();     // `@name`
[[nodiscard]] std::span<NamedWords const> phrase_macros();  // `{name}`, separated by semicolons
struct RoleWords {
    Role role;
    std::string_view words;
};
[[nodiscard]] std::span<RoleWords const> role_words();
[[nodiscard]] std::span<Phrase const> masking_phrases();
[[nodiscard]] std::span<Phrase const> removal_phrases();
[[nodiscard]] std::span<Phrase const> other_phrases();

}  // namespace penstock::law::internal
