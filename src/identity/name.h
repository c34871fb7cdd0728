// A person's name as a request or a record writes it, and its standard form.
//
// Sources: background matching survey section 2.4; standard form after the needs of record linkage,
// not of display.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity {

// As written. A suffix is a person's (Jr, III).
struct PersonName {
    std::string given;
    std::string middle;
    std::string surname;
    std::string suffix;

    bool operator==(PersonName const&) const = default;
};

// What is wrong with a name on its face. `None` means: one person's name, given and surname
// present.
enum class NameProblem {
    None,
    Missing,       // no given name or no surname
    Placeholder,   // JOHN DOE, FNU LNU, UNKNOWN and the like
    InitialsOnly,  // no part of the name is longer than one letter
    Wildcard,      // *, ?, % or a bracket expression
    Several,       // alternatives or aliases inside one name ("a.k.a.", "or", "/", ";")
    NotAName,  // digits, control characters, letters that are not Latin, or text that no name has
};

[[nodiscard]] NameProblem problem_of(PersonName const& name);

// Upper case, letters A to Z and spaces only: accents and strokes folded, apostrophes and hyphens
// resolved.
struct StandardName {
    std::vector<std::string> given;   // tokens, in their order
    std::vector<std::string> middle;  // tokens, in their order
    std::vector<std::string>
        surnames;  // each surname with its particles joined ("DELACRUZ"), in their order
    std::string
        suffix;  // "JR", "SR", "II", "III", "IV" or empty; other text of the field as letters

    bool operator==(StandardName const&) const = default;
};

// A suffix counts wherever it stands: in its field or at the end of another. "NMN" is no middle
// name. Particles join the surname that follows, so "de la Cruz", "DELACRUZ" and "De La Cruz" are
// one; a hyphen parts two surnames, unless a particle stands before it: "Al-Khatib" and "Alkhatib"
// are one.
[[nodiscard]] StandardName standardise(PersonName const& name);

// The surnames alone, as standardise() makes them. For former surnames.
[[nodiscard]] std::vector<std::string> standard_surnames(std::string_view surname);

// One key for one full name, equal for names that differ only in case, accents, punctuation,
// spacing and the border between given and middle name.
[[nodiscard]] std::string name_key(PersonName const& name);

}  // namespace penstock::identity
