// Importing the registry: swapped in whole, and recorded by its digest.
#pragma once

#include "disclosure/receive.h"
#include "disclosure/station.h"
#include "registry/import.h"

#include <filesystem>

namespace penstock::disclosure {

// Rows that are malformed are in the report, which then has no snapshot: nothing was changed.
// Errors: NotFound, Io, the fatal codes.
[[nodiscard]] Result<registry::ImportReport> import_registry(Station& station,
                                                             std::filesystem::path const& csv,
                                                             Progress const& progress);

}  // namespace penstock::disclosure
