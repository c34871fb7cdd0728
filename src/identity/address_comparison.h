// How alike two standard addresses are in one part each: the thoroughfare, the ZIP code.
//
// The levels are for weighing (match): a level below Exact is evidence, never proof. Nothing here
// looks at house number, unit, box or city.
#pragma once

#include "identity/address.h"

#include <cstdint>

namespace penstock::identity {

enum class StreetLevel : std::uint8_t {
    Exact,       // one thoroughfare, spellings aside ("N 5TH ST", "NORTH FIFTH STREET")
    Equivalent,  // suffix, directional or urbanization left out, on one side only: "MAIN", "MAIN
                 // ST"
    Slip,        // one word mistyped: "MERIDIAN", "MERIDAIN"
    Differs,
};

// Compares predirectional, street, suffix, postdirectional, route and urbanization; for boxes,
// which have none of these, only the kind; for military addresses PSC, CMR or UNIT with its number.
//
// A slip is one letter wrong, missing or too many, or two neighbours exchanged (two such slips in
// words of ten letters and more), in one word of five letters and more, behind its first letter; a
// digit in place of one letter of a word; or a suffix or directional mistyped by one letter into a
// word that is none ("ABE", "BLBD"). Numbers never slip, nor does one ordinary street word into
// another ("BEACH", "BEECH"). Parts left out count as with Equivalent.
//
// Placeholder and Incomplete differ from everything, themselves included. Foreign lines are equal
// or differ. Symmetric. Threads: safe.
[[nodiscard]] StreetLevel compare_streets(StandardAddress const& a, StandardAddress const& b);

enum class ZipLevel : std::uint8_t {
    Exact,
    Slip,     // one digit wrong, or two neighbouring digits exchanged
    Missing,  // on either side
    Differs,
};

// The five digits; ZIP+4 aside. Foreign postal codes are equal or differ. Symmetric. Threads: safe.
[[nodiscard]] ZipLevel compare_zips(StandardAddress const& a, StandardAddress const& b);

}  // namespace penstock::identity
