// The ledger's entries about the lines of one round, read in their order beside the lines.
#pragma once

#include "ledger/ledger.h"
#include "store/rows.h"

#include <string>
#include <unordered_map>

namespace penstock::oversight {

// What the ledger says of a line in a round; empty where it has no such entry.
struct LineEntries {
    std::string reviewed, inspected, decided;
};

class PastEntries {
public:
    // Requires: the ledger outlives this object.
    PastEntries(ledger::Ledger& ledger, BatchId batch, store::RoundRow const& round);

    // The entries of a line; each line is asked for once. Errors: IntegrityLost, Io.
    [[nodiscard]] Result<LineEntries> of(LineNumber line);

private:
    [[nodiscard]] Result<void> read_more();
    void keep(std::string_view entry);

    ledger::Ledger* ledger_;
    BatchId batch_;
    std::uint64_t round_;
    std::uint64_t next_, end_;
    std::unordered_map<std::uint64_t, LineEntries> waiting_;  // by line
};

}  // namespace penstock::oversight
