// Signs that the station itself notices and opens incidents for: openings refused again and again,
// openings that nobody signed, probing, look-ups outside a task.
//
// What counts as one is said, with its threshold, in docs/operations/incidents.md.
#pragma once

#include "disclosure/incidents.h"
#include "disclosure/station.h"

namespace penstock::disclosure {

// Call it after an opening was refused and that was recorded: the fifth refusal of one certificate
// within 24 hours opens an incident. Errors: the fatal codes.
[[nodiscard]] Result<void> note_refused_opening(Station& station, store::BatchRow const& batch,
                                                Digest const& opener_cert);

// A request to open whose signature does not verify. Errors: the fatal codes.
[[nodiscard]] Result<void> note_unsigned_opening(Station& station, store::BatchRow const& batch,
                                                 LineNumber line);

// After a decision: `refused` lines were refused as probing, and addresses of the batch may have
// been set forth under more than `names_per_address` names over all batches. Errors: the fatal
// codes.
[[nodiscard]] Result<void> note_probing(Station& station, store::BatchRow const& batch,
                                        std::uint64_t refused, std::uint64_t names_per_address);

// Whether looking at the line's record once more belongs to a task: its batch is being worked on,
// it is on hold, or an open incident concerns it. Errors: the fatal codes.
[[nodiscard]] Result<bool> within_a_task(Station& station, store::BatchRow const& batch,
                                         LineNumber line);
[[nodiscard]] Result<void> note_look_outside_task(Station& station, store::BatchRow const& batch,
                                                  LineNumber line,
                                                  std::vector<Digest> const& signers);

}  // namespace penstock::disclosure
