// How well two names agree, field by field. Not a score: match weighs, law decides.
//
//     NameComparison const found = compare(standardise(requested), standardise(on_file), former);
//     if (found.surname <= NameLevel::Equivalent && found.given <= NameLevel::Equivalent) …
//
// The danger is a relative at the same address (background matching survey 2.3), so what tells
// brothers, spouses and parents apart is never softened: JOSE and JOSEFA, MARIE and MARIA,
// CHRISTINE and CHRISTINA differ; GARCIA LOPEZ and GARCIA PEREZ differ; two middle names differ.
#pragma once

#include "identity/name.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity {

// In order: a lower level agrees better.
enum class NameLevel {
    Exact,       // equal after standardising
    Equivalent,  // the same name written in another way: spaces, hyphens, order of two surnames,
                 // one of two surnames left out, initial for a middle name
    Variant,  // likely the same name: short form, other transliteration, one letter, initial for a
              // given name, given name and surname exchanged
    Missing,  // one side or both have none
    Differs,
};
[[nodiscard]] std::string_view word(NameLevel level);

// In which way two names that are not equal are one name; `Plain` where they are equal, or are not
// one name. The manners of one field are weighed apart, since they are not equally safe.
enum class NameManner {
    Plain,
    Written,    // spaces, hyphens, accents lost or mangled
    Part,       // one of two surnames, a particle, or one of several given names, left out
    Order,      // two surnames, or given and middle names, in another order
    Nickname,   // a short or pet form
    Spelling,   // another spelling or transliteration that is a name of its own
    Slip,       // one letter wrong, missing, added, or two in each other's place
    Initial,    // an initial for a whole word
    Exchanged,  // given name and surname in each other's place
    Former,     // a former surname
};
[[nodiscard]] std::string_view word(NameManner manner);

struct NameComparison {
    NameLevel given = NameLevel::Missing;
    NameLevel middle = NameLevel::Missing;
    NameLevel surname = NameLevel::Missing;
    NameLevel suffix = NameLevel::Missing;
    NameManner given_manner = NameManner::Plain;
    NameManner surname_manner = NameManner::Plain;
    bool former = false;  // the surname agrees only with a former surname on file; then Equivalent
    bool exchanged =
        false;  // given name and surname agree in each other's place; then both Variant

    bool operator==(NameComparison const&) const = default;
};

// `former` holds former surnames on file, each as standard_surnames() makes it. Symmetric in its
// two names where `former` is empty. Threads: safe.
[[nodiscard]] NameComparison compare(StandardName const& requested, StandardName const& on_file,
                                     std::span<std::vector<std::string> const> former = {});

// The two kinds of single words that compare() is made of.
[[nodiscard]] NameLevel compare_given_words(std::string_view first, std::string_view second);
[[nodiscard]] NameLevel compare_surname_words(std::string_view first, std::string_view second);

}  // namespace penstock::identity
