// What a report on a station was made from.
#pragma once

#include "disclosure/governing.h"
#include "disclosure/station.h"
#include "report/provenance.h"

#include <string>

namespace penstock::oversight {

// The ledger, its tree and last entry, the law files of all agreements now adopted, and the command
// that makes the report again. Errors: IntegrityLost, Io.
[[nodiscard]] Result<report::Provenance> provenance_of(disclosure::Station& station,
                                                       std::string command);

}  // namespace penstock::oversight
