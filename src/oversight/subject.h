// A person who asks for the accounting of their own record, as the official's form has it
// (docs/formats/subject.md). It holds personal data: never write it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "disclosure/station.h"
#include "identity/address.h"
#include "identity/name.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::oversight {

// 5 USC 552a(a)(2)
//     "the term 'individual' means a citizen of the United States or an alien lawfully admitted for
//     permanent residence"
// Recorded as somebody determined it; never concluded from the record.
enum class Entitlement { Entitled, NotEntitled, NotDetermined };
[[nodiscard]] std::string_view word(Entitlement entitlement);

struct SubjectForm {
    std::vector<identity::PersonName> names;        // the name, and other names used
    std::vector<identity::AddressInput> addresses;  // the address, and earlier ones
    std::string tin, dob;                           // empty where not given
    std::string proof_kind, proof_reference;        // of identity
    Entitlement entitlement = Entitlement::NotDetermined;
    std::string determined_by;
};

// Errors: Malformed with the member's name and requirement R-552a-c-C.
[[nodiscard]] Result<SubjectForm> parse_subject(std::string_view json);

// The keyed digests by which the store knows requests about this person: each name with the number,
// and with each address, with and without the birth date.
[[nodiscard]] std::vector<Digest> subject_keys(disclosure::Station const& station,
                                               SubjectForm const& subject);

}  // namespace penstock::oversight
