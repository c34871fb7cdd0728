// The floor: what no law file can leave out or soften.
//
// Name and address set forth and matched to one person, period, a designated Federal criminal
// statute, a specific reason, an authorised certifier, a named recipient of the requesting agency,
// an agreement in force, no order in force, a durable ledger (design, section 3).
#pragma once

#include "base/literal.h"
#include "law/outcome.h"

#include <span>

namespace penstock::law::internal {

struct FloorEntry {
    Literal predicate;
    Outcome mildest;  // what an element of a law file must at least say when it is not met
};

[[nodiscard]] std::span<FloorEntry const> floor_entries();

}  // namespace penstock::law::internal
