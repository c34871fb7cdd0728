// One request line, from its JSON object.
#pragma once

#include "exchange/internal/fields.h"
#include "exchange/request_line.h"

namespace penstock::exchange::internal {

// Fills `line` with what can be understood. Requires: line.line is the place in the file.
void read_line_fields(dom::object object, RequestLine& line, Findings& findings);

}  // namespace penstock::exchange::internal
