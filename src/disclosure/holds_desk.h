// The holds desk: a line on hold is decided, one element after the other, by officials who answer
// for it.
//
// A decision is a record on file (hold_decisions.h). It takes effect when the batch is decided
// anew; what the requester sees of a line that was looked up stays as it was until a later round
// re-issues every envelope (promise 3). Nobody lifts a refusal: an attempt is refused and opens an
// incident (case F18).
#pragma once

#include "disclosure/filing.h"
#include "disclosure/hold_decisions.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <string>
#include <vector>

namespace penstock::disclosure {

struct HoldRequest {
    BatchId batch;
    LineNumber line;
    std::string element;
    law::HoldChoice choice = law::HoldChoice::Refuse;
    std::string reason;  // a code of law::hold_reasons()
    std::string text;    // why, in the desk's own words: kept here, committed to in the ledger
    std::vector<Signer> signers;
};

// Refused unless the element may be decided so (law/hold_rules.h) by these officials: of the holds
// desk, as many as the agreement asks for, none of them a certifier or a recipient. Errors:
// NotFound (no such batch, line or element), NotReady (not decided), NotAllowed (no such reason, or
// no text), the fatal codes.
[[nodiscard]] Ruled<Filed> decide_hold(Station& station, HoldRequest const& request);

// True if a batch has decisions of the desk that its last round does not know. Errors: the fatal
// codes.
[[nodiscard]] Result<bool> holds_wait(Station& station, store::BatchRow const& batch,
                                      store::RoundRow const& round);

// The officials who released a line of the round: none of them approves it. Errors: the fatal
// codes.
[[nodiscard]] Result<std::vector<std::string>> officials_who_released(Station& station,
                                                                      store::RoundRow const& round);

}  // namespace penstock::disclosure
