// The version of what decides: predicates, standardisation and match. It stands in every decision's
// closing entry and round, so that a replay can say that another engine decides now.
#pragma once

#include <string_view>

namespace penstock::disclosure {

// Changed with every change of the code after which the same line, record and law file may be
// decided otherwise.
inline constexpr std::string_view engine_version = "penstock-engine/1";

}  // namespace penstock::disclosure
