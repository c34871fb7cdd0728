// A new key for the ledger, ordered by two officials of the order desk.
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <vector>

namespace penstock::disclosure {

// Makes a new key and records the change under both; the new one signs from the next opening of the
// station on (station_keys.h), so close the station and open it once more. Errors: the fatal codes.
[[nodiscard]] Ruled<Recorded> rotate_key(Station& station, std::vector<Signer> const& signers);

}  // namespace penstock::disclosure
