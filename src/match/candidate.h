// A person on file as matching sees the person: names, numbers and every address version. No
// purpose, no flag.
#pragma once

#include "base/date.h"
#include "base/strong.h"
#include "identity/address.h"
#include "identity/name.h"
#include "identity/tin.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::match {

// How many persons on file, former filers included, have a name. Zero: nobody, or not counted.
struct NameCounts {
    std::uint64_t given = 0;    // the first given name
    std::uint64_t surname = 0;  // the surnames as a whole
    std::uint64_t pair = 0;     // both together; counted for the names set forth only

    bool operator==(NameCounts const&) const = default;
};

struct Candidate {
    PersonId person;
    // All spellings on file, each with the surname of its row.
    std::vector<identity::StandardName> names;
    // Beside each of `names`; may be empty if nobody counted.
    std::vector<NameCounts> counts = {};
    // Former surnames on file, each as identity::standard_surnames makes it.
    std::vector<std::vector<std::string>> former_surnames;
    std::vector<identity::Tin> tins;
    std::vector<Date> birth_dates;
    // All addresses on file, in the registry's order of first effect; several may be spellings of
    // one delivery point.
    std::vector<identity::StandardAddress> versions;
};

// All that the registry offers for one subject: at least everyone on file who could fit. A
// candidate without any agreement changes nothing.
struct Candidates {
    std::vector<Candidate> persons;
    // The persons on file under the number set forth, whether or not their name fits; they are
    // among `persons` too.
    std::vector<PersonId> tin_holders;
    // Everyone on file: what the counts are out of. Zero if nobody counted.
    std::uint64_t persons_on_file = 0;
    // Beside the name set forth and then each alias; may be empty if nobody counted.
    std::vector<NameCounts> asked = {};
    // Distinct units on file in the building set forth, of whomever; an address there without a
    // unit counts as one.
    std::size_t units_in_building = 0;
    // False if there were too many to hand over all. Uniqueness then rests on the taxpayer number
    // alone.
    bool complete = true;
};

}  // namespace penstock::match
