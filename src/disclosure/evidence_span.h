// What an evidence folder says and holds, read off the ledger in two passes.
#pragma once

#include "disclosure/evidence.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace penstock::disclosure {

using Counts = std::map<std::string, std::uint64_t>;

struct OrderNoted {
    std::uint64_t index = 0;
    bool lift = false;
    std::string order;
};

// The span [first, end) of the ledger and what its entries say.
struct EvidenceSpan {
    std::uint64_t first = 0, end = 0;
    std::string time_before, time_after;  // of the entries on either side; before: empty at index 0
    Counts types, received, reviewed;     // by type; by outcome
    std::vector<OrderNoted> orders;       // entered or lifted before `end`
    std::set<std::string> laws;           // digests of law files by which lines were reviewed
    std::set<std::string> batches;        // that the span speaks of
    std::set<std::pair<std::string, std::uint64_t>> lines;  // and their lines

    [[nodiscard]] std::uint64_t count_of(std::string const& type) const;
};

// Requires: an entry with a time not before `to` is in the ledger. Errors: IntegrityLost, Io.
[[nodiscard]] Result<EvidenceSpan> read_span(Station& station, Instant from, Instant to);

// The entries before the span on which it rests, as "INDEX ENTRY LF" in their order: the station,
// agreements and orders; what was said of the span's batches as a whole, and of its lines.
struct Context {
    std::string text;
    std::set<std::uint64_t> indices;
};
[[nodiscard]] Result<Context> read_context(Station& station, EvidenceSpan const& span);

}  // namespace penstock::disclosure
