// Small batches, each signed by the certifier and of an id of its own, sent in three requests
// (announced, uploaded, submitted) and asked after until the station has taken it in: its lines
// reviewed for form, its file kept, its entry in the ledger.
#pragma once

#include "bench/load/clock.h"
#include "bench/load/setting.h"

namespace penstock::load {

[[nodiscard]] Outcome run_submissions(Setting const& setting);

}  // namespace penstock::load
