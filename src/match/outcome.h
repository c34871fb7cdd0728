// What matching says: who is meant, how that was found, and what speaks against it. It never says
// whether anything may leave.
#pragma once

#include "base/strong.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::match {

enum class OutcomeKind {
    Unique,     // exactly one person on file fits the name and the address set forth
    None,       // nobody does
    Ambiguous,  // more than one could be meant, and a person could decide
    Conflict,   // one fits the name and the address, and something on the line contradicts the file
};
[[nodiscard]] std::string_view word(OutcomeKind kind);

// Why the outcome is what it is, as fine as NCOALink's return codes. In order of precedence within
// a kind.
enum class Reason {
    NameAndAddress,    // Unique: name and delivery point agree
    NameNotOnFile,     // None
    AddressNotOnFile,  // None: the name is on file, the address never was for that person
    TinOfAnother,      // None: the taxpayer number set forth belongs to another name
    AddressOfAnother,  // None: the address is on file for another person of that name
    SeveralPersons,    // Ambiguous: more than one person of that name at that address
    EvidenceThin,      // Ambiguous: one fits, but a relative or a stranger who is not on file may
                       // as well be meant
    UnitMissing,  // Ambiguous: building agrees, unit not set forth, several units on file there
    UnitMissingOnePerson,   // Ambiguous: as above, and only one unit with persons on file in that
                            // building
    UnitDiffers,            // Conflict: building agrees, unit contradicts
    HouseNumberTransposed,  // Conflict: all agrees but two digits of the house number stand in each
                            // other's place
    SpelledLikeAnother,     // Conflict: the address would agree but for its spelling, and as it is
                            // spelled it is another one on file
    CityDiffers,            // Conflict: street, number and ZIP agree, city does not
    ZipDiffers,             // Conflict: all agrees but the ZIP code
    BirthDateDiffers,       // Conflict
    TinDiffers,  // Conflict: the number on file is another, and the one set forth is nobody's
    MiddleNameDiffers,  // Conflict
    SuffixDiffers,      // Conflict
    NameVariant,        // Conflict: the name agrees only as a weak variant and nothing corroborates
};
[[nodiscard]] std::string_view word(Reason reason);

// How well one field agrees. Splink's words: a comparison has levels.
enum class Level { Exact, Equivalent, Variant, Missing, Differs };
[[nodiscard]] std::string_view word(Level level);

// A match weight: the binary logarithm of a ratio of probabilities, in hundredths of a bit. Whole
// numbers, so that sums do not depend on their order.
using Weight = std::int32_t;

// One comparison of one candidate. `field` is one of: surname, given, names (what both together
// say beyond each), middle, suffix, address, tin, dob; and, without a weight of their own, the
// parts of the address: number, street, unit, city, zip.
struct Comparison {
    std::string_view field;
    Level level = Level::Missing;
    std::string_view manner = {};  // of a name that is written in another way
    Weight weight = 0;             // for this person, against a stranger
};

// A candidate as it was weighed. Holds no personal data, only what agreed.
struct Weighed {
    PersonId person;
    std::size_t version =
        0;  // which address version was compared (index into the person's versions)
    std::vector<Comparison> comparisons = {};
    Weight prior = 0;   // before anything was compared
    Weight total = 0;   // prior and all comparisons: for this person, against a stranger
    bool fits = false;  // name and address both agree and no veto
    std::vector<Reason> vetoes = {};
};

// How far the person named is ahead, and of whom.
struct Margin {
    Weight over_stranger = 0;  // somebody who is not on file and of no home on file
    Weight over_kin = 0;       // a relative at the address who is not on file
    std::optional<Weight> over_runner_up =
        {};  // the next person on file; none if there is no other
};

struct MatchOutcome {
    OutcomeKind kind = OutcomeKind::None;
    Reason reason = Reason::NameNotOnFile;
    std::optional<PersonId> person =
        {};  // set for Unique and for a Conflict or Ambiguous that concerns one person
    std::vector<std::size_t> versions =
        {};  // that person's versions whose delivery point equals the one set forth
    // That the person named is the one meant, under the declared mix of requests; calibrated on
    // generated ones, see docs/evaluation. Zero if nobody is named.
    double probability = 0;
    Margin margin = {};
    std::vector<Weighed> evidence = {};  // best first; ties by person id, then version
};

}  // namespace penstock::match
