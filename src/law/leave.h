// A recipient's request for leave to use an item in a named proceeding, and what the law says to it
// before anybody decides.
//
// 26 USC 6103(i)(4)(A)(i), (B)
//     In a proceeding "pertaining to enforcement of a specifically designated Federal criminal
//     statute or related civil forfeiture"; not where the Secretary determines that it would
//     "identify a confidential informant or seriously impair a civil or criminal tax
//     investigation". A civil removal proceeding is none of these. Pure.
#pragma once

#include "base/result.h"
#include "base/strong.h"
#include "law/agreement.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

enum class ProceedingKind { Criminal, CivilForfeiture, CivilRemoval, OtherCivil };
[[nodiscard]] std::string_view word(ProceedingKind kind);

struct LeaveRequest {
    BatchId batch;
    LineNumber line;
    std::string court, docket;
    ProceedingKind kind = ProceedingKind::OtherCivil;
    std::string statute;  // that the proceeding enforces
    std::string use;      // what the item is to show
};

// Errors: Malformed with the field's name and requirement R-6103i4-A.
[[nodiscard]] Result<LeaveRequest> parse_leave(std::string_view toml);

// The reason why no leave can be given, as a sentence; empty where an official may decide.
[[nodiscard]] std::string_view leave_refused_by_rule(LeaveRequest const& request,
                                                     std::vector<Statute> const& statutes);

}  // namespace penstock::law
