// recipients.csv and assignments.csv of an agreement: who may receive, and who works on which case.
#pragma once

#include "base/result.h"
#include "base/strong.h"
#include "law/agreement.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock::law {

// Errors: Malformed with the row, the column as the field and requirement R-MOU-N: another header,
// a blank cell that is mandatory, an unknown kind or function, a bad date or fingerprint, an
// officer or a certificate that stands there twice.
[[nodiscard]] Result<std::unordered_map<OfficerId, Recipient>> parse_recipients(
    std::string_view csv);

// By case number; an officer may have several rows for one case. An officer who is not on the roll
// may stand here: the roll decides. Errors: as above.
[[nodiscard]] Result<std::unordered_map<std::string, std::vector<Assignment>>> parse_assignments(
    std::string_view csv);

}  // namespace penstock::law
