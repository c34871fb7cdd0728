// Putting a record about an agency's safeguards on file (R-6103p4-*, R-1075-*, R-552a-q-A).
#pragma once

#include "disclosure/filing.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "law/standing_record.h"

#include <string_view>

namespace penstock::disclosure {

// `toml` is the record's file. An official of its agreement with the role `safeguards` may file
// any; any other active official only what makes the standing stricter. Refused for anybody else.
// Errors: Malformed, also for a record of a day to come; NotFound; the fatal codes.
[[nodiscard]] Ruled<Filed> file_standing(Station& station, std::string_view toml,
                                         Signer const& signer);

}  // namespace penstock::disclosure
