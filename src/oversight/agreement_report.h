// The use of an agreement as a page, for those who answer for it.
#pragma once

#include "oversight/agreement_use.h"
#include "report/report.h"

namespace penstock::oversight {

[[nodiscard]] report::Report agreement_report(AgreementUse const& use,
                                              report::Provenance const& made_from);

}  // namespace penstock::oversight
