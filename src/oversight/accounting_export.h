// The accounting as files: accounting.csv, accounting.jsonl, codes.csv and summary.json
// (docs/accounting.md).
#pragma once

#include "oversight/accounting.h"

#include <filesystem>

namespace penstock::oversight {

// Writes the folder `out`, which must not exist and appears whole or not at all. Errors:
// AlreadyExists, Io; IntegrityLost where the rows do not agree with the ledger and the store to the
// unit: nothing is left then.
[[nodiscard]] Result<AccountingSummary> export_accounting(disclosure::Station& station,
                                                          AccountingPeriod const& period,
                                                          std::filesystem::path const& out);

}  // namespace penstock::oversight
