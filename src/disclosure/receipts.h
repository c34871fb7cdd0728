// Receipts (.tlog-proof) that the station hands to those who acted: each carries its entry, so that
// the file alone can be checked (docs/formats/receipt.md).
#pragma once

#include "disclosure/recorded.h"
#include "disclosure/station.h"

#include <optional>
#include <string>

namespace penstock::disclosure {

// Which entry is meant, by what it says. Empty members do not matter.
struct EntryWanted {
    std::string type, batch;
    std::optional<std::uint64_t> line;
};

// The newest published entry below `below` that fits. Errors: NotFound; IntegrityLost, Io.
[[nodiscard]] Result<LeafIndex> find_entry(Station& station, EntryWanted const& wanted,
                                           std::uint64_t below);
[[nodiscard]] Result<LeafIndex> find_entry(Station& station, EntryWanted const& wanted);

// The receipt of an entry, with the entry in it; publishes first, if the entry is not. Errors:
// NotFound if there is no such entry; the fatal codes.
[[nodiscard]] Result<std::string> receipt_of(Station& station, LeafIndex index);

}  // namespace penstock::disclosure
