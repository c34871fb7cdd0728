// A person's record as record review sees it: every address version with its sources, the flags,
// the birth dates. No name and no number.
#pragma once

#include "base/date.h"
#include "base/strong.h"
#include "identity/address.h"
#include "registry/row.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace penstock::registry {

// An address in the registry's own columns, as on file. What leaves, leaves in these.
struct AddressOnFile {
    std::string street, unit, city, state, zip, country;

    auto operator<=>(AddressOnFile const&) const = default;
};

// One document that says so.
struct Occurrence {
    std::optional<TaxPeriod> tax_period;  // empty where the source has none
    Date effective;
    Source source = Source::Other;

    auto operator<=>(Occurrence const&) const = default;
};

// Equal addresses over the years are one version. Two spellings of one delivery point are two
// versions.
struct AddressVersion {
    AddressOnFile on_file;
    identity::StandardAddress standard;
    std::vector<Occurrence> occurrences;  // sorted, each once; never empty
    bool care_of = false;  // by the flag of any of its rows, or by a care-of name in the street
};

// The flags of a person: those of all rows but care-of, which belongs to the address.
struct PersonFlags {
    bool informant = false;
    bool impairment = false;
    bool protected_address = false;
    bool identity_theft = false;
    bool deceased = false;
    bool minor = false;

    bool operator==(PersonFlags const&) const = default;
};
[[nodiscard]] PersonFlags person_flags(Flags flags);

struct PersonRecord {
    PersonId person;
    // By first effect, then by text; a place in it is the place in match::Candidate::versions.
    std::vector<AddressVersion> versions;
    PersonFlags flags;
    std::vector<Date> birth_dates;
    bool files_returns = false;  // at least one row comes from a return
};

// A version of a record, and the document that makes it the one chosen.
struct VersionChoice {
    std::size_t version = 0;
    Occurrence occurrence;

    bool operator==(VersionChoice const&) const = default;
};

// The latest, by tax period and then by effect, of the documents whose tax period is among
// `periods`. Empty if there is none.
[[nodiscard]] std::optional<VersionChoice> latest_within(PersonRecord const& record,
                                                         std::span<int const> periods);

// The latest by effect over all sources; of one day, the later tax period.
[[nodiscard]] std::optional<VersionChoice> last_known(PersonRecord const& record);

// True if a document of one of `periods` stands behind the version.
[[nodiscard]] bool occurs_within(AddressVersion const& version, std::span<int const> periods);

}  // namespace penstock::registry
