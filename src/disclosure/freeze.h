// Orders held against a decided round: what an order stops, and what it froze even if it has been
// lifted since (R-ORD-STOP, R-ORD-FREEZE).
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <vector>

namespace penstock::disclosure {

// The orders on one statute of a batch, as of now; with a round also what came after its decision.
[[nodiscard]] law::OrderFacts orders_on(std::vector<law::EnteredOrder> const& orders,
                                        store::BatchRow const& batch, std::string const& statute,
                                        Instant now, store::RoundRow const* round);

// A round may go on (be approved, be delivered) only if no order stops or froze any of its admitted
// lines.
[[nodiscard]] Ruled<void> may_go_on(Station& station, store::BatchRow const& batch,
                                    store::RoundRow const& round,
                                    std::vector<law::EnteredOrder> const& orders);

// A batch may be decided if it was never delivered, or if an order froze what was delivered.
[[nodiscard]] Ruled<void> may_be_decided(Station& station, store::BatchRow const& batch,
                                         std::vector<law::EnteredOrder> const& orders);

}  // namespace penstock::disclosure
