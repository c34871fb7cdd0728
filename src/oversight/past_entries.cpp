#include "oversight/past_entries.h"

#include "disclosure/entry_reading.h"

#include <algorithm>
#include <utility>

namespace penstock::oversight {

using disclosure::number_in;
using disclosure::text_in;

PastEntries::PastEntries(ledger::Ledger& ledger, BatchId batch, store::RoundRow const& round)
    : ledger_(&ledger),
      batch_(std::move(batch)),
      round_(round.round),
      next_(round.first_index),
      end_(std::min(round.closed_index, ledger.size())) {}

// An admitted line has three entries, in this order: reviewed, inspected, decided; any other has
// the first alone.
Result<LineEntries> PastEntries::of(LineNumber line) {
    auto const complete = [&] {
        auto const found = waiting_.find(line.value());
        if (found == waiting_.end() || found->second.reviewed.empty()) return false;
        bool const admitted = text_in(found->second.reviewed, "outcome") == "pass";
        return !admitted || !found->second.decided.empty();
    };
    while (!complete() && next_ < end_) TRY(read_more());
    auto const found = waiting_.find(line.value());
    if (found == waiting_.end()) return LineEntries{};
    LineEntries entries = std::move(found->second);
    waiting_.erase(found);
    return entries;
}

Result<void> PastEntries::read_more() {
    constexpr std::uint64_t entries_at_a_time = 4096;
    std::uint64_t const until = std::min(end_, next_ + entries_at_a_time);
    // The visitor ends the reading by an error of its own, which is none.
    bool done = false;
    auto const read = ledger_->iterate(
        LeafIndex(next_), [&](LeafIndex index, std::string_view entry) -> Result<void> {
            if (index.value() >= until) {
                done = true;
                return fail(ErrorCode::NotFound, "enough entries are read");
            }
            keep(entry);
            return {};
        });
    if (!read && !done) return read;
    next_ = until;
    return {};
}

void PastEntries::keep(std::string_view entry) {
    std::string_view const type = text_in(entry, "type");
    std::string LineEntries::* part = nullptr;
    if (type == "reviewed") part = &LineEntries::reviewed;
    if (type == "inspected") part = &LineEntries::inspected;
    if (type == "decided") part = &LineEntries::decided;
    if (part == nullptr || text_in(entry, "batch") != batch_.value()) return;
    auto const line = number_in(entry, "line");
    if (!line || number_in(entry, "round") != round_) return;
    std::string& kept = waiting_[*line].*part;
    if (kept.empty()) kept = entry;
}

}  // namespace penstock::oversight
