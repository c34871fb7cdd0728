// The standing of the recipient agency, as the gates of the journey ask for it: the records on file
// about an agreement, read and judged by law/standing.h.
#pragma once

#include "disclosure/governing.h"
#include "disclosure/refusal.h"
#include "disclosure/replay_facts.h"
#include "disclosure/station.h"
#include "law/standing.h"

#include <limits>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal standing_filed = "standing-filed";

inline constexpr LeafIndex whole_ledger{std::numeric_limits<std::uint64_t>::max()};

// The records about an agreement, in the order of filing; only those whose ledger entry stands
// before `before`, so that a past decision can be judged by what was on file then. Errors:
// IntegrityLost if one cannot be read any more.
[[nodiscard]] Result<std::vector<law::StandingOnFile>> standing_records(
    Station& station, AgreementId const& agreement, LeafIndex before = whole_ledger);

// Errors: as standing_records.
[[nodiscard]] Result<law::Standing> standing_of(Station& station, law::Agreement const& agreement,
                                                Date day, LeafIndex before = whole_ledger);

// What the gates of the journey are told of it.
[[nodiscard]] RoundKnowledge knowledge_of(law::Standing const& standing);

// Refused (block) with every reason while the standing is not good today. Errors: as above.
[[nodiscard]] Ruled<void> standing_allows(Station& station, law::Agreement const& agreement);

}  // namespace penstock::disclosure
