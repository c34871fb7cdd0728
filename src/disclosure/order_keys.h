// The content keys that an order asks to destroy: those of covered envelopes that nobody has opened
// (R-ORD-CLAWBACK). A legal hold goes first: such keys are withheld, and shown as a conflict.
#pragma once

#include "disclosure/station.h"
#include "law/orders.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal keys_destroyed_entry = "keys-destroyed";

// What an order asks of one delivered round.
struct KeyDestruction {
    OrderId order;
    BatchId batch;
    std::uint64_t round = 0;
    std::uint64_t destroy = 0;               // keys to be destroyed now
    std::uint64_t withheld = 0;              // that a legal hold keeps
    std::uint64_t opened = 0;                // that were opened before, and stay
    std::vector<std::string> statutes = {};  // of the keys to be destroyed
    std::vector<OrderId> holds = {};
};

// What the orders in effect ask for and has not been done. Errors: the fatal codes.
[[nodiscard]] Result<std::vector<KeyDestruction>> keys_to_destroy(
    Station& station, std::vector<law::EnteredOrder> const& orders);

// Does it: one record on file for each round, with its counts, and then the keys are gone from the
// store and its log. A crash in between: the next call does the rest. Errors: the fatal codes.
[[nodiscard]] Result<std::uint64_t> destroy_keys(Station& station);

}  // namespace penstock::disclosure
