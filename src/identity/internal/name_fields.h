// How the fields of two names agree. Symmetric; never allocates for words of up to 48 letters.
#pragma once

#include "identity/internal/name_agreement.h"
#include "identity/internal/name_word_list.h"

namespace penstock::identity::internal {

[[nodiscard]] NameAgreement surnames_agree(NameWordList const& first, NameWordList const& second);

// Middle names: all in their order, initials and names left out allowed.
[[nodiscard]] NameLevel middle_names_agree(NameWordList const& first, NameWordList const& second);

// The given names and the middle names of one person, since second given names stand in either
// field.
struct GivenNames {
    NameWordList::Words given;
    NameWordList::Words middle;
};

struct GivenAgreement {
    NameAgreement given;
    NameLevel middle = NameLevel::Missing;
};

[[nodiscard]] GivenAgreement given_names_agree(GivenNames const& first, GivenNames const& second);

}  // namespace penstock::identity::internal
