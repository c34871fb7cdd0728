// Reads a ledger from its entries up and compares everything with everything: entries with hash
// tiles, tiles with those below them, the root with the signature, the journal with the tree.
//
// It shares the readers of tiles and journals with Ledger, but none of its state. The program
// penstock-verify shares nothing and also checks what the entries say.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "ledger/checkpoint.h"

#include <cstdint>

namespace penstock::ledger {

struct FsckReport {
    std::uint64_t published = 0;  // entries in the signed tree
    std::uint64_t sequenced = 0;  // the same with those in the journal
    std::uint64_t tiles = 0;
    std::uint64_t bundles = 0;
};

// Errors: NotFound if there is no ledger; IntegrityLost at the first thing that does not fit; Io.
[[nodiscard]] Result<FsckReport> fsck(Disk& disk, Disk::Path const& folder, VerifierKey const& key);

}  // namespace penstock::ledger
