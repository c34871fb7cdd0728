// Delivery lines that are not streets: PO boxes, rural and highway contract routes, military boxes,
// general delivery.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

namespace penstock::identity::internal {

enum class Service { Civil, Military };

// Reads such a line from the first words and sets the kind and the fields. The result is the number
// of words read; 0 if the words are no such line.
[[nodiscard]] std::size_t read_box_line(Tokens tokens, Service service, StandardAddress& address);

// The place of a PO box that stands behind other words, or the number of words. Only spellings that
// say "PO": a bare BOX may be many things.
[[nodiscard]] std::size_t find_po_box(Tokens tokens);

// True for APO, FPO and DPO.
[[nodiscard]] bool is_military_city(std::string_view word);

}  // namespace penstock::identity::internal
