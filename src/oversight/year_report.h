// The report of a calendar year on disclosures: for the Joint Committee on Taxation in full, and
// for the public with small cells left out (6103(p)(3)(B), (C); R-6103p3-D, R-6103p3-E).
#pragma once

#include "oversight/suppression.h"
#include "oversight/year_count.h"
#include "report/report.h"

namespace penstock::oversight {

enum class Readers { Committee, Public };

// Requires: the count has no mismatches (CHECKed): there are no numbers to report then.
[[nodiscard]] report::Report year_report(YearCount const& count, Readers readers,
                                         report::Provenance const& made_from,
                                         std::uint64_t least = usual_least_cell);

// What stands in its place when ledger and store differ: the counters by name, both numbers of
// each, and none of the year's.
[[nodiscard]] report::Report year_mismatch_report(YearCount const& count,
                                                  report::Provenance const& made_from);

}  // namespace penstock::oversight
