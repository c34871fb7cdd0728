// Legal holds (orders of the kind `preserve`): what they cover is neither disposed of nor destroyed
// (R-ORD-PRESERVE). Where a duty to dispose or destroy meets a hold, the hold goes first and the
// conflict is shown, for counsel to resolve.
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::disclosure {

// The ids of the holds in effect for a line of this statute.
[[nodiscard]] std::vector<OrderId> holds_on(std::vector<law::EnteredOrder> const& orders,
                                            store::BatchRow const& batch,
                                            std::string const& statute, Instant now);

// Refused as a hold, with both duties, while a legal hold covers what was opened. Errors: the fatal
// codes.
[[nodiscard]] Ruled<void> may_be_disposed_of(Station& station, store::OpeningRow const& opening);

// Takes out what a legal hold keeps. Errors: the fatal codes.
[[nodiscard]] Result<void> leave_out_preserved(Station& station,
                                               std::vector<store::OpeningRow>& items);

// Something that is to be disposed of or destroyed, and is held.
struct HoldConflict {
    enum class Duty { Disposal, KeyDestruction };
    Duty duty = Duty::Disposal;
    BatchId batch;
    std::vector<OrderId> holds;
    std::uint64_t round = 0;
    LineNumber line{};            // of a disposal
    OfficerId recipient{};        // of a disposal
    Date use_end{};               // of a disposal
    bool overdue = false;         // of a disposal: the use has ended
    OrderId order{};              // of a destruction: that asks for it
    std::uint64_t envelopes = 0;  // of a destruction: whose keys are withheld instead
};

[[nodiscard]] Result<std::vector<HoldConflict>> hold_conflicts(Station& station);

}  // namespace penstock::disclosure
