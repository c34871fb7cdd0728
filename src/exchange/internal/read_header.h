// The first line of a batch, from its JSON object.
#pragma once

#include "exchange/batch_header.h"
#include "exchange/internal/fields.h"

#include <optional>

namespace penstock::exchange::internal {

// The header, where every mandatory field can be read; what is wrong goes into `findings`.
[[nodiscard]] std::optional<BatchHeader> read_header_fields(dom::object object, Findings& findings);

}  // namespace penstock::exchange::internal
