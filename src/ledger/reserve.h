// Room that is kept for the last entry: when the disk is full, the reserve is given back to it, so
// that the stop itself can be recorded.
#pragma once

#include "base/disk.h"
#include "base/result.h"

namespace penstock::ledger {

// Makes the reserve where it is missing. Errors: Io, DurabilityLost.
[[nodiscard]] Result<void> keep_reserve(Disk& disk, Disk::Path const& folder);

// Gives the room back to the disk. The next keep_reserve() makes it anew. Errors: Io,
// DurabilityLost.
[[nodiscard]] Result<void> free_reserve(Disk& disk, Disk::Path const& folder);

// True if the operating system said that a disk, or a share of it, is full.
[[nodiscard]] bool says_full(Error const& error);

}  // namespace penstock::ledger
