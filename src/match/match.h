// Who is meant. Pure: no clock, no disk, no global state, no purpose.
//
// First form: rules no looser than the strictest row of the background matching survey,
// section 2.3, made safer by all address versions and former filers being among the candidates.
// Deterministic: equal inputs in any order of persons give equal outcomes.
#pragma once

#include "identity/subject.h"
#include "match/candidate.h"
#include "match/outcome.h"

namespace penstock::match {

[[nodiscard]] MatchOutcome decide(identity::Subject const& subject, Candidates const& candidates);

}  // namespace penstock::match
