// Given names: which are forms of one name, and which are names of their own.
//
// All of it is written from common knowledge; no list was copied. Weak evidence, never more than a
// Variant: many pairs of brothers, and many couples, bear names that somebody somewhere takes for
// one. A short form that is now a common name of its own (JACK, LISA, LIAM) is no form of another
// name here, since fathers and sons bear both.
#pragma once

#include <span>
#include <string_view>

namespace penstock::identity::tables {

enum class NameKinship {
    None,
    Gendered,   // close in letters, but a man's and a woman's name: FRANCIS and FRANCES
    Spelling,   // one name from another script, language or hand: MOHAMMED and MUHAMMAD
    ShortForm,  // a full name and its short form, or two short forms of that name alone
    BothKnown,  // two names that people bear, and nothing joins them: MARTHA and MARTIN
    OneKnown,   // one is a name that people bear, the other is not in the list
};

// Words are upper-case letters. Symmetric. Two equal words are of no interest to it. Threads: safe.
[[nodiscard]] NameKinship name_kinship(std::string_view first, std::string_view second);

// The same of surnames; None, Spelling only. What is a spelling of a given name is one of a surname
// too.
[[nodiscard]] NameKinship surname_kinship(std::string_view first, std::string_view second);

// The rows behind the lexicon: words apart by one space. Of short forms, the first word is the full
// name.
[[nodiscard]] std::span<std::string_view const> short_form_rows();
[[nodiscard]] std::span<std::string_view const> spelling_rows();
[[nodiscard]] std::span<std::string_view const> gendered_rows();
[[nodiscard]] std::span<std::string_view const> known_name_rows();
[[nodiscard]] std::span<std::string_view const> surname_spelling_rows();

}  // namespace penstock::identity::tables
