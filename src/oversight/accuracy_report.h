// The work sheet of an accuracy sample, and the results of those that were reviewed, as pages.
#pragma once

#include "disclosure/explain.h"
#include "disclosure/signer.h"
#include "oversight/accuracy.h"
#include "report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace penstock::oversight {

// One line of a sample as the reviewer sees it.
struct SheetLine {
    SampledLine place;
    std::string recipients, case_number, statute;
    std::string released;  // the address, or that it was confirmed; empty where masked
    std::optional<disclosure::Explained> explained;  // nothing: not lawful on its face today
    std::optional<bool> same_person;  // the one whom the line would be matched to today
};

// Looks every line of the sample up once more, each accounted by its own entry `explained`. Shows
// what was set forth masked, and the address released not at all, unless an official signs.
// Refused for a signer who is none. Errors: as disclosure::explain_matches.
[[nodiscard]] disclosure::Ruled<std::vector<SheetLine>> sheet_of(
    disclosure::Station& station, AccuracySample const& sample,
    std::optional<disclosure::Signer> const& official);

[[nodiscard]] report::Report sheet_report(AccuracySample const& sample,
                                          std::vector<SheetLine> const& lines,
                                          report::Provenance const& made_from);

struct ReviewedSample {
    AccuracySample sample;
    std::optional<SampleReview> review;
};

[[nodiscard]] report::Report accuracy_report(std::vector<ReviewedSample> const& samples,
                                             report::Provenance const& made_from);

// "between 0.1 % and 4.6 %"
[[nodiscard]] std::string interval_text(ShareInterval const& interval);

}  // namespace penstock::oversight
