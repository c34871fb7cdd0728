// The opening by which a recipient already has an item: a later round re-issues every envelope of a
// batch, and the same item to the same recipient is disclosed once.
#pragma once

#include "disclosure/station.h"

#include <optional>

namespace penstock::disclosure {

// This recipient's opening of the line in the round, or in an earlier one that released the very
// same item. An opening that gave no information counts in its own round alone. Errors: the fatal
// codes.
[[nodiscard]] Result<std::optional<store::OpeningRow>> opening_before(Station& station,
                                                                      BatchId const& batch,
                                                                      std::uint64_t round,
                                                                      store::LineRow const& line,
                                                                      OfficerId const& recipient);

// This recipient's last opening of the line in the round or an earlier one, whatever it gave.
[[nodiscard]] Result<std::optional<store::OpeningRow>> last_opening(Station& station,
                                                                    BatchId const& batch,
                                                                    std::uint64_t round,
                                                                    LineNumber line,
                                                                    OfficerId const& recipient);

}  // namespace penstock::disclosure
