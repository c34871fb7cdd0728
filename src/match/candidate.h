// A person on file as matching sees the person: names, numbers and every address version. No
// purpose, no flag.
#pragma once

#include "base/date.h"
#include "base/strong.h"
#include "identity/address.h"
#include "identity/name.h"
#include "identity/tin.h"

#include <optional>
#include <string>
#include <vector>

namespace penstock::match {

struct Candidate {
    PersonId person;
    std::vector<identity::PersonName>
        names;  // all spellings on file, each with the surname of its row
    std::vector<std::string> former_surnames;
    std::vector<identity::Tin> tins;
    std::vector<Date> birth_dates;
    std::vector<identity::StandardAddress>
        versions;  // distinct delivery points, in the registry's order of first effect
};

// All that the registry offers for one subject. `tin_holders` are the persons on file under the
// number set forth, whether or not their name fits; `units_in_building` counts the distinct units
// on file in the building set forth.
struct Candidates {
    std::vector<Candidate> persons;
    std::vector<PersonId> tin_holders;
    std::size_t units_in_building = 0;
};

}  // namespace penstock::match
