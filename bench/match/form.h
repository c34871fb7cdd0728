// The same name and address as another form would hold them. None of it is an error.
#pragma once

#include "bench/match/case.h"
#include "synthetic/chance.h"

namespace penstock::evaluation {

// Capitals, words spelt out, the unit's designator, accents, the order of two surnames or the
// second left out, the middle name as an initial or left out, the suffix left out, ZIP+4, one line.
// Requires: the full name, and the address in six fields.
void vary_form(Asked& asked, synthetic::Chance& chance);

}  // namespace penstock::evaluation
