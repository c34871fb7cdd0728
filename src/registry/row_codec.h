// A row as a byte record for sorting: records of one person stand together, persons by ascending
// id.
#pragma once

#include "base/bytes.h"
#include "registry/packing.h"
#include "registry/row.h"

#include <string_view>

namespace penstock::registry {

// Writes the record of a row. Requires: no control character in the person's id.
void encode_row(Row const& row, Packer& out);

// The person's id of a record.
[[nodiscard]] std::string_view person_in(ByteView record);

// Requires: a record of encode_row, which outlives the row.
[[nodiscard]] Row decode_row(ByteView record);

}  // namespace penstock::registry
