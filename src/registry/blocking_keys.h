// The keys under which a person is filed, and those under which a subject is looked for.
//
// A person is a candidate if any key agrees; each key survives errors that break another:
//   number        the taxpayer number: whatever else is wrong
//   point         the delivery point: whatever the name
//   place         the building, its city aside, with an initial of any name: units, cities,
//                 transposed house numbers (the search tries each transposition), names in any
//                 order
//   name          a given name with a surname, also swapped, also former: whatever the address
//   birth         the birth date with a surname: another given name, another address
//   sound         the ZIP code with the sounds of a surname and of a given name: spellings
// Every key is a 64-bit digest of its parts. Two that collide cost time, never a wrong answer: what
// a key finds is compared in full.
#pragma once

#include "base/date.h"
#include "identity/address.h"
#include "identity/name.h"
#include "identity/subject.h"
#include "identity/tin.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::registry {

using Key = std::uint64_t;
using Keys = std::vector<Key>;

// What the keys of a person or of a subject are made of.
struct KeySource {
    std::vector<identity::StandardName>
        names;  // all spellings, former surnames and aliases included
    std::vector<identity::StandardAddress> addresses;
    std::vector<identity::Tin> tins;
    std::vector<Date> birth_dates;
};

// All keys of a person on file; sorted, each once.
[[nodiscard]] Keys keys_on_file(KeySource const& person);

// The keys of a subject, in groups, since each group has its own limit of candidates.
struct KeysAsked {
    Keys number, point, place, name, birth, sound;
};
[[nodiscard]] KeysAsked keys_asked(identity::Subject const& subject);

// The key under which the units of a building are counted.
[[nodiscard]] Key building_count_key(identity::StandardAddress const& address);
// The key of a delivery point.
[[nodiscard]] Key point_key(identity::StandardAddress const& address);

// What a word sounds like in English spelling: its first letter and the classes of the consonants
// that follow (the Soundex of the US census). Requires: letters A to Z.
[[nodiscard]] std::string sound_of(std::string_view word);

}  // namespace penstock::registry
