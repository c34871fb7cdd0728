// The name of a street with its directionals and its suffix.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

namespace penstock::identity::internal {

// Requires: at least one word; house number and units are taken out already.
void read_street_name(Tokens words, StandardAddress& address);

// The number of words from `start` that write out a numbered highway ("US HWY 50", "CR 12"), its
// number included; 0 if there is none.
[[nodiscard]] std::size_t highway_length(Tokens words, std::size_t start);

// 1 if a word stands at `end` that parts a highway from its main road: BUSINESS, BYPASS, ALTERNATE.
[[nodiscard]] std::size_t highway_tail(Tokens words, std::size_t end);

}  // namespace penstock::identity::internal
