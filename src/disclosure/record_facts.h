// The adapter from a match and a record to the facts that record review is asked about, and the
// choice of the version that would leave.
#pragma once

#include "law/admission.h"
#include "law/facts.h"
#include "match/outcome.h"
#include "registry/person_record.h"

#include <optional>

namespace penstock::disclosure {

struct RecordReading {
    law::RecordFacts facts;
    // What would leave if the law permits it: the latest version of a requested period, or, with
    // period binding off, the last known one.
    std::optional<registry::VersionChoice> release;
};

// `record` is that of the person whom the outcome names, or null.
[[nodiscard]] RecordReading read_record(match::MatchOutcome const& outcome,
                                        registry::PersonRecord const* record,
                                        law::AdmittedLine const& line, Date today);

}  // namespace penstock::disclosure
