// Why a line of a batch matched, or did not: the line is reviewed on its face once more, and looked
// up only if it is admitted. An explanation touches records, so it is accounted like every
// inspection, before it is made.
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "match/explanation.h"
#include "match/outcome.h"

#include <functional>
#include <optional>
#include <set>

namespace penstock::disclosure {

struct Explained {
    match::MatchOutcome outcome;
    match::SetForth asked;  // masked, unless an official asked
};

// As the line would be matched now, against the registry now in force. Shows what was set forth in
// full only to an active official of the custodian. Errors: NotFound (no such batch or line),
// NotReady (no registry), Io, the fatal codes. Refuses a line that is not lawful on its face, with
// its ruling, a signer who is not an official, and a look outside any task, which is an incident
// (incident_signs.h).
[[nodiscard]] Ruled<Explained> explain_match(Station& station, BatchId const& batch,
                                             LineNumber line,
                                             std::optional<Signer> const& official);

// The same for some lines of a batch in their order, which is read once: each is recorded and
// looked up by itself. A line that is not lawful on its face today is told as nothing, and not
// looked up. Errors: those of `tell` too.
using TellExplained =
    std::function<Result<void>(LineNumber, std::optional<Explained> const& explained)>;
[[nodiscard]] Ruled<void> explain_matches(Station& station, BatchId const& batch,
                                          std::set<LineNumber> const& lines,
                                          std::optional<Signer> const& official,
                                          TellExplained const& tell);

}  // namespace penstock::disclosure
