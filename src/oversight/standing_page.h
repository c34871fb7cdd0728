// The standing of a recipient agency as a page, and the register of its deficiencies in a year
// (R-6103p4-G, R-6103p5-A).
#pragma once

#include "law/safeguard_deficiencies.h"
#include "law/standing.h"
#include "report/report.h"

#include <vector>

namespace penstock::oversight {

// The standing of one agreement, with what is due on or before `horizon`.
struct AgreementStanding {
    law::Agreement agreement;
    law::Standing standing;
};

[[nodiscard]] report::Report standing_report(std::vector<AgreementStanding> const& agreements,
                                             Date day, Date horizon,
                                             report::Provenance const& made_from);

// Due on or before `horizon`, or late already; by due date.
[[nodiscard]] std::vector<law::StandingItem> due_by(Date horizon, law::Standing const& standing);

struct AgreementDeficiencies {
    law::Agreement agreement;
    std::vector<law::SafeguardDeficiency> deficiencies;
};

[[nodiscard]] report::Report deficiency_register(
    std::vector<AgreementDeficiencies> const& agreements, int year,
    report::Provenance const& made_from);

}  // namespace penstock::oversight
