// What of a ledger's folder a web server may hand out, and how (docs/formats/witness.md, "Static
// publication"). The served tree is the tile layout itself; anything else is not there.
//
// Threads: may be used by many at once.
#pragma once

#include "base/disk.h"
#include "base/literal.h"
#include "base/result.h"
#include "ledger/ledger.h"

#include <string>
#include <string_view>

namespace penstock::ledger {

struct Publication {
    bool there = false;
    Literal content_type, cache_control;
    Bytes bytes;
};

// What stands under a name such as "/checkpoint" or "/tile/0/x001/000.p/5". Only the checkpoint,
// and tiles and bundles (unless HashesOnly) that it covers, under exactly the names that they have:
// no other name reaches the disk. A tile that is not published yet is not there, though a file
// may be: it is not yet sure to stay as it is. Errors: Io, IntegrityLost.
[[nodiscard]] Result<Publication> publication(Disk& disk, Disk::Path const& folder,
                                              std::string_view name, ExportScope scope);

}  // namespace penstock::ledger
