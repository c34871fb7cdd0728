// The accounting of one person's record: what the custodian has, and the page that the person gets.
//
// The page is the same, but for the entries that may be shown, whether there are others or none:
// what is withheld cannot be told from what never was (R-552a-c-C, R-6103i6-A). The question is
// recorded, without anything of the person (docs/accounting.md).
#pragma once

#include "disclosure/signer.h"
#include "oversight/accounting.h"
#include "oversight/determination.h"
#include "oversight/subject.h"
#include "report/report.h"

#include <string_view>
#include <vector>

namespace penstock::oversight {

struct SubjectEntry {
    AccountingRow row;
    Determination determination;
};

// Everything on file about the person, in the order of the ledger: for the custodian only. Requests
// are found by what they set forth; disclosures also by the person whose record was disclosed.
// Errors: IntegrityLost, Io.
[[nodiscard]] Result<std::vector<SubjectEntry>> entries_about(disclosure::Station& station,
                                                              SubjectForm const& subject);

// What of them the person may see today: disclosures that were determined to be releasable, to a
// person who is entitled to see them.
[[nodiscard]] std::vector<SubjectEntry> shown_to_person(std::vector<SubjectEntry> const& entries,
                                                        Entitlement entitlement, Date today);

struct SubjectAnswer {
    std::vector<SubjectEntry> entries;  // all: for the custodian
    std::vector<SubjectEntry> shown;
    std::uint64_t record = 0;  // of the question, on file
};

// Refused unless an official with the role `accounting` signed. Errors: Malformed; the fatal codes.
[[nodiscard]] disclosure::Ruled<SubjectAnswer> account_for(disclosure::Station& station,
                                                           std::string_view subject_json,
                                                           disclosure::Signer const& signer);

// The page for the person. Nothing but `shown` and `today` enters it.
[[nodiscard]] report::Report subject_page(std::vector<SubjectEntry> const& shown, Date today,
                                          std::string contact, report::Provenance const& made_from);

}  // namespace penstock::oversight
