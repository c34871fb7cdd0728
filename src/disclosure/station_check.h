// The check of a whole station: the ledger from its entries up, and the store against the entries.
//
// The store is the ledger's servant: each row that a step of the journey wrote has its entry, each
// such entry its row. What is compared: agreements, batches, decisions with their release sets,
// approvals, deliveries with their envelopes, openings, disposals, orders and lifts.
#pragma once

#include "disclosure/receive.h"
#include "disclosure/station.h"
#include "ledger/checkpoint.h"
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

// What a copy of a station's folder says of itself.
struct CopyHead {
    ledger::VerifierKey key;
    ledger::Checkpoint checkpoint;
};
// Errors: NotFound if there is no station; NotAllowed if the checkpoint is not signed by the key.
[[nodiscard]] Result<CopyHead> head_of_copy(Disk& disk, Station::Path const& folder);

struct CopyCheck {
    StationCheck found;
    CopyHead head;
};
// The same for a copy that nobody works in, which is its own last signed checkpoint; writes no
// file, takes no lock. Errors: as check_station.
[[nodiscard]] Result<CopyCheck> check_copy(Seams seams, Station::Path const& folder,
                                           Progress const& progress);

// Puts back a last signed checkpoint that is missing, damaged or too old (Ledger::recover).
[[nodiscard]] Result<void> recover_last_signed(Seams seams, Station::Path const& folder,
                                               std::string const& note);

}  // namespace penstock::disclosure
