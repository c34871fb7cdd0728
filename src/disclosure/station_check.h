// The check of a whole station: the ledger from its entries up, and the store against the entries.
//
// The store is the ledger's servant: each row that a step of the journey wrote has its entry, each
// such entry its row. What is compared: agreements, batches, decisions with their release sets,
// approvals, deliveries with their envelopes, openings, disposals, orders and lifts.
#pragma once

#include "disclosure/receive.h"
#include "disclosure/station.h"
#include "ledger/fsck.h"

namespace penstock::disclosure {

struct StationCheck {
    ledger::FsckReport ledger;
    std::uint64_t rows = 0;     // compared with entries
    bool step_cut_off = false;  // the next command completes it or takes it back
};

// Changes nothing, takes the station's lock while it reads. Errors: NotFound; NotReady (in use);
// IntegrityLost at the first thing that does not fit; DurabilityLost if a disk cannot be read.
[[nodiscard]] Result<StationCheck> check_station(Seams seams, Station::Path const& folder,
                                                 Progress const& progress);

// Puts back a last signed checkpoint that is missing, damaged or too old (Ledger::recover).
[[nodiscard]] Result<void> recover_last_signed(Seams seams, Station::Path const& folder,
                                               std::string const& note);

}  // namespace penstock::disclosure
