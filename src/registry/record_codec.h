// A person in the snapshot's bytes: first the id and the names, then what else matching reads, then
// what record review reads.
//
// Standard forms are stored beside the written ones, so that nothing is standardised when a
// registry is opened or searched. Layout: docs/formats/registry.md.
#pragma once

#include "base/bytes.h"
#include "match/candidate.h"
#include "registry/fold.h"
#include "registry/person_record.h"
#include "registry/text_reader.h"

namespace penstock::registry {

// The names and addresses of a person in standard form, as the snapshot stores them.
struct StandardForms {
    std::vector<identity::StandardName> names;
    std::vector<std::vector<std::string>> former_surnames;
    std::vector<identity::StandardAddress> addresses;  // one for each version
};
[[nodiscard]] StandardForms standard_forms_of(FoldedPerson const& person);

// A draft of the person's bytes: see draft.h.
[[nodiscard]] Bytes encode_person(FoldedPerson const& person, StandardForms const& forms);

// All that can be said of a person without reading on.
struct NamesOnFile {
    std::vector<identity::StandardName> names;
    std::vector<std::vector<std::string>> former_surnames;
};

// Errors, for the four: IntegrityLost if the bytes are not those of a person.
[[nodiscard]] Result<std::string_view> decode_person_id(ByteView bytes);
[[nodiscard]] Result<NamesOnFile> decode_names(ByteView bytes, TextSource const& texts);
// `counts` are left out.
[[nodiscard]] Result<match::Candidate> decode_candidate(ByteView bytes, TextSource const& texts);
[[nodiscard]] Result<PersonRecord> decode_record(ByteView bytes, TextSource const& texts);

// A digest of what the standardiser makes of a few samples. A snapshot made under another one would
// no longer meet the standard forms of requests.
[[nodiscard]] std::uint64_t standardiser_mark();

}  // namespace penstock::registry
