// How a taxpayer number or a birth date set forth stands to the file. It corroborates or
// contradicts a name and an address; it never replaces them (promise 2).
#pragma once

#include "base/date.h"
#include "identity/subject.h"
#include "match/candidate.h"

#include <string_view>

namespace penstock::match {

enum class Corroboration {
    Agrees,
    Shared,   // agrees, but another person on file has it too: it corroborates nobody
    Near,     // differs by what a slip of the pen makes: see below
    Missing,  // not set forth, or not on file
    Contradicts,
};

// Near for a number: one digit is wrong, or two neighbouring digits stand in each other's place,
// and nobody on file has the number set forth.
[[nodiscard]] Corroboration tin_of(identity::Subject const& subject, Candidate const& candidate,
                                   std::vector<PersonId> const& tin_holders);

// Near for a date: month and day stand in each other's place; or one digit of the day, of the
// month, or the last digit of the year is wrong; or the two digits of the day or of the month stand
// in each other's place; or the year is off by one. Never the decade: that is what tells a father
// from a son.
[[nodiscard]] Corroboration dob_of(identity::Subject const& subject, Candidate const& candidate);

[[nodiscard]] bool is_near(std::string_view tin, std::string_view other);
[[nodiscard]] bool is_near(Date date, Date other);

}  // namespace penstock::match
