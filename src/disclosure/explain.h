// Why a line of a batch matched, or did not: the line is reviewed on its face once more, and looked
// up only if it is admitted. An explanation touches records, so it is accounted like every
// inspection, before it is made.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "match/explanation.h"
#include "match/outcome.h"

#include <optional>

namespace penstock::disclosure {

struct Explained {
    match::MatchOutcome outcome;
    match::SetForth asked;  // masked, unless an official asked
};

// As the line would be matched now, against the registry now in force. Shows what was set forth in
// full only to an active official of the custodian. Errors: NotFound (no such batch or line),
// NotReady (no registry), Io, the fatal codes. Refuses a line that is not lawful on its face, with
// its ruling, and a signer who is not an official.
[[nodiscard]] Ruled<Explained> explain_match(Station& station, BatchId const& batch,
                                             LineNumber line,
                                             std::optional<crypto::Credential> const& official);

}  // namespace penstock::disclosure
