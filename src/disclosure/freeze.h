// Orders held against a decided round: what an order stops, and what it froze even if it has been
// lifted since (R-ORD-STOP, R-ORD-FREEZE).
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <vector>

namespace penstock::disclosure {

// A line of a batch as orders see it.
[[nodiscard]] law::OrderedLine ordered_line(store::BatchRow const& batch,
                                            std::string const& statute);

// The orders on one statute of a batch, as of now; with a round also what came after its decision
// had begun.
[[nodiscard]] law::OrderFacts orders_on(std::vector<law::EnteredOrder> const& orders,
                                        store::BatchRow const& batch, std::string const& statute,
                                        Instant now, store::RoundRow const* round);

// A round may go on (be approved, be delivered) only if no order stops or froze any of its admitted
// lines.
[[nodiscard]] Ruled<void> may_go_on(Station& station, store::BatchRow const& batch,
                                    store::RoundRow const& round,
                                    std::vector<law::EnteredOrder> const& orders);

// True if an order that was entered after the first `known` ones may cover a line of the batch. A
// legal hold does not count.
[[nodiscard]] Result<bool> any_may_cover(Station& station, store::BatchRow const& batch,
                                         std::size_t known);

// A batch may be decided if it was never delivered, if an order froze what was delivered, or if the
// holds desk has decided about a line of it since.
[[nodiscard]] Ruled<void> may_be_decided(Station& station, store::BatchRow const& batch,
                                         std::vector<law::EnteredOrder> const& orders);

}  // namespace penstock::disclosure
