// The parts of a report as JSON, written into an open writer.
#pragma once

#include "base/json_writer.h"
#include "report/table.h"

namespace penstock::report {

void write_json(JsonWriter& json, Cell const& cell);
void write_json(JsonWriter& json, Table const& table);

}  // namespace penstock::report
