// A person in the snapshot's bytes: first what matching reads, then what record review reads.
//
// Everything is stored in standard form, so that nothing is standardised again when a registry is
// opened or searched. Layout: docs/formats/registry.md.
#pragma once

#include "base/bytes.h"
#include "match/candidate.h"
#include "registry/fold.h"
#include "registry/person_record.h"

namespace penstock::registry {

// The names and addresses of a person in standard form, as the snapshot stores them.
struct StandardForms {
    std::vector<identity::StandardName> names;
    std::vector<std::vector<std::string>> former_surnames;
    std::vector<identity::StandardAddress> addresses;  // one for each version
};
[[nodiscard]] StandardForms standard_forms_of(FoldedPerson const& person);

[[nodiscard]] Bytes encode_person(FoldedPerson const& person, StandardForms const& forms);

// Requires, for the three: bytes of encode_person.
[[nodiscard]] match::Candidate decode_candidate(ByteView bytes);
[[nodiscard]] PersonRecord decode_record(ByteView bytes);
[[nodiscard]] PersonId decode_person_id(ByteView bytes);

// A digest of what the standardiser makes of a few samples. A snapshot made under another one would
// no longer meet the standard forms of requests.
[[nodiscard]] std::uint64_t standardiser_mark();

}  // namespace penstock::registry
