#include "disclosure/batch_form.h"

namespace penstock::disclosure {

std::unexpected<Stop> refuse_form(std::vector<exchange::Deficiency> const& deficiencies) {
    Refusal refusal;
    refusal.outcome = law::Outcome::Return;
    for (exchange::Deficiency const& deficiency : deficiencies) {
        refusal.findings.push_back({.element = "form",
                                    .requirement = "R-6103p1-A",
                                    .reason = deficiency.what,
                                    .status = law::FindingStatus::Unmet,
                                    .outcome = law::Outcome::Return});
    }
    return std::unexpected<Stop>(std::move(refusal));
}

exchange::Deficiency line_count_deficiency() {
    return {.field = "lines",
            .what = "The header's count of lines is not the number of lines in the file.",
            .requirement = "R-6103p1-A"};
}

}  // namespace penstock::disclosure
