// The keys under which a person is filed, and those under which a subject is looked for.
//
// A person is a candidate if any key agrees; each key survives errors that break another:
//   number        the taxpayer number: whatever else is wrong
//   point         the delivery point: whatever the name
//   slip          the ZIP code, the house number or box, an initial of any name: the street
//                 misspelt, the unit, the city; names in any order. The search also tries each
//                 house number that has two digits in each other's place
//   zip slip      the state, the street's name, the house number, an initial of any name: the ZIP
//                 code, the city, suffix and directionals of the street
//   name          the whole name, or a given name with a surname, also swapped, also former:
//                 whatever the address
//   birth         the birth date with a surname: another given name, another address
//   sound         the ZIP code with the sounds of a surname and of a given name: spellings
// So a person is found whom one wrong field hides, of given name, surname, street, unit, city, ZIP
// code, two digits of the house number, taxpayer number and birth date; and by the taxpayer number
// whatever else is wrong.
//
// Every key is a 64-bit digest of its parts. Two that collide cost time, never a wrong answer: what
// a key finds is compared in full.
#pragma once

#include "base/date.h"
#include "identity/address.h"
#include "identity/name.h"
#include "identity/subject.h"
#include "identity/tin.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::registry {

using Key = std::uint64_t;
using Keys = std::vector<Key>;

// What the keys of a person or of a subject are made of.
struct KeySource {
    std::vector<identity::StandardName> names;   // all spellings
    std::vector<identity::StandardName> former;  // the same names with former surnames
    std::vector<identity::StandardAddress> addresses;
    std::vector<identity::Tin> tins;
    std::vector<Date> birth_dates;
};

// All keys of a person on file; sorted, each once.
[[nodiscard]] Keys keys_on_file(KeySource const& person);

// The keys of a subject, in groups, since each group has its own limit of candidates.
struct KeysAsked {
    Keys number, point, slip, zip_slip, name, birth, sound;
};
[[nodiscard]] KeysAsked keys_asked(identity::Subject const& subject);

// The key under which the units of a building are counted.
[[nodiscard]] Key building_count_key(identity::StandardAddress const& address);
// The keys under which the persons of a name are counted: by the first given name and by the
// surnames run together. Nothing where the name lacks them.
struct CountKeys {
    std::optional<Key> given, surname;
};
[[nodiscard]] CountKeys count_keys(identity::StandardName const& name);
// The key under which everybody with this first given name and these surnames is filed, and nobody
// else. Nothing where the name lacks one of them.
[[nodiscard]] std::optional<Key> pair_key(identity::StandardName const& name);

// The key of a delivery point.
[[nodiscard]] Key point_key(identity::StandardAddress const& address);

// What a word sounds like in English spelling: its first letter and the classes of the consonants
// that follow (the Soundex of the US census). Requires: letters A to Z.
[[nodiscard]] std::string sound_of(std::string_view word);

}  // namespace penstock::registry
