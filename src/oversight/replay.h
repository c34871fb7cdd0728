// The replay: every past decision decided again under its own law file, agreement, orders and
// clock, and compared with what was stored and with what the ledger commits to. No record is
// touched.
//
// What a decision was told of the record, and what the station then knew, is stored with it; the
// ledger commits to it. So a store, a batch file or a law file changed afterwards is found.
#pragma once

#include "disclosure/receive.h"
#include "oversight/replay_line.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penstock::oversight {

struct ReplayChoice {
    std::optional<BatchId> batch;  // else all
    unsigned threads = 1;
};

// A difference with its place; line 0 is the round as a whole.
struct Disagreement {
    BatchId batch;
    std::uint64_t round = 0;
    LineNumber line;
    Difference difference;
};

struct ReplayReport {
    std::uint64_t rounds = 0;
    std::uint64_t decisions = 0;  // of those rounds
    std::uint64_t agreed = 0;
    std::uint64_t disagreed = 0;
    std::uint64_t before_facts_were_kept = 0;      // decided before; neither agreed nor disagreed
    std::uint64_t faults = 0;                      // disagreements of rounds as a whole
    std::map<std::string, std::uint64_t> engines;  // decisions by the engine that made them

    [[nodiscard]] bool agrees() const { return disagreed == 0 && faults == 0; }
};

// Calls `tell` for every disagreement, by batch, round and line; the order and the words do not
// depend on the number of threads. Errors: NotFound (no such batch), Io, the fatal codes.
[[nodiscard]] Result<ReplayReport> replay(
    disclosure::Station& station, ReplayChoice const& choice,
    std::function<Result<void>(Disagreement const&)> const& tell,
    disclosure::Progress const& progress);

}  // namespace penstock::oversight
