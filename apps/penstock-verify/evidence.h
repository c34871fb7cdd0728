// A folder of evidence about one span of time: everything that its manifest claims is derived again
// from the entries, and every entry is held against the signed tree.
//
// Form and rules: docs/formats/evidence.md.
#pragma once

#include "folder.h"
#include "report.h"

namespace verify {

// Checks the folder; findings, counts and the span go to the report, which has the checkpoint.
// Rules: evidence.*, those of the tree, and those of the journey.
[[nodiscard]] Checked<void> check_evidence(Folder const& folder, LogKey const& key, Report& report);

}  // namespace verify
