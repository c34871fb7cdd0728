// What is wrong with a batch file as a whole: it goes back with every deficiency of its form
// (R-6103p1-A).
#pragma once

#include "disclosure/refusal.h"
#include "exchange/request_line.h"

#include <vector>

namespace penstock::disclosure {

[[nodiscard]] std::unexpected<Stop> refuse_form(
    std::vector<exchange::Deficiency> const& deficiencies);

// The header's count is not the number of lines.
[[nodiscard]] exchange::Deficiency line_count_deficiency();

}  // namespace penstock::disclosure
