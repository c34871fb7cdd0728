// What a recipient has opened and must not use any longer: until its disposal is certified, the
// recipient gets nothing more (R-6103p4-F).
#pragma once

#include "disclosure/station.h"

#include <vector>

namespace penstock::disclosure {

// The entry by which a recipient keeps an item under the safeguards after the end of its use.
inline constexpr Literal kept_under_safeguards = "kept-under-safeguards";

// An item that was certified as kept is not overdue while the agency's standing is good, and is
// again as soon as it is not.
enum class AgencyStanding { Good, NotGood };

// The officer's items whose use has ended before `day` without a certificate that counts. Errors:
// the fatal codes.
[[nodiscard]] Result<std::vector<store::OpeningRow>> overdue_items(Station& station,
                                                                   OfficerId const& officer,
                                                                   Date day,
                                                                   AgencyStanding standing);

// Whether the officer certified to keep the item. Errors: as above.
[[nodiscard]] Result<bool> is_kept(Station& station, store::OpeningRow const& opening);

}  // namespace penstock::disclosure
