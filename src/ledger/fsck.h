// Reads a ledger from its entries up and compares everything with everything: entries with hash
// tiles, tiles with those below them, the root with the signature, the journal with the tree, the
// folder with the last signed checkpoint.
//
// Hashes are reckoned by merkle/recursion.h, which shares nothing with what wrote them. The program
// penstock-verify shares nothing at all and also checks what the entries say.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/place.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace penstock::ledger {

struct FsckReport {
    std::uint64_t published = 0;  // entries in the signed tree
    std::uint64_t sequenced = 0;  // the same with those in the journal
    std::uint64_t tiles = 0;
    std::uint64_t bundles = 0;
};

// Called now and then with the entries that have been checked, of all that are published.
using FsckProgress = std::function<void(std::uint64_t done, std::uint64_t of)>;

// Changes nothing. `other` is a second key that may have signed, while keys change.
// Errors: NotFound if there is no ledger; IntegrityLost at the first thing that does not fit; Io.
[[nodiscard]] Result<FsckReport> fsck(Disk& disk, Place const& place, VerifierKey const& key,
                                      std::optional<VerifierKey> const& other = {},
                                      FsckProgress const& progress = {});

}  // namespace penstock::ledger
