// Growing the published tree: the tiles and bundles between two sizes, written and then read back.
//
// Nothing that a published checkpoint names is ever written again: only files that the smaller tree
// does not have are touched, so a crash in the middle leaves the old tree whole and some files that
// no checkpoint names. The next growth writes those anew.
#pragma once

#include "base/disk.h"
#include "merkle/frontier.h"
#include "merkle/proof.h"

#include <span>
#include <string>

namespace penstock::ledger {

struct Growth {
    merkle::TreeHead before;
    std::span<std::string const> entries;  // behind those of `before`
    std::span<Digest const> leaf_hashes;   // one for each of them
};

// Writes all new tiles and bundles. Errors: Io, IntegrityLost. Durability: the files and their
// names are on the disk when this returns.
[[nodiscard]] Result<void> write_growth(Disk& disk, Disk::Path const& folder, Growth const& growth);

// Reads back what was written and builds both roots a second way: from the bytes of the bundles
// through the tiles, by merkle/recursion.h, where the caller's were built from the entries in
// memory by merkle/frontier.h. The two paths share SHA-256 and nothing else. Errors: IntegrityLost
// if anything differs; Io.
[[nodiscard]] Result<void> verify_growth(Disk& disk, Disk::Path const& folder, Growth const& growth,
                                         merkle::TreeHead const& after);

// Removes the partial tiles that full ones have replaced. What cannot be removed stays: it harms
// nothing.
void remove_replaced_partials(Disk& disk, Disk::Path const& folder, std::uint64_t before,
                              std::uint64_t after);

}  // namespace penstock::ledger
