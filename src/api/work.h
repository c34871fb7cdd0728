// What each kind of job does, and what becomes of it.
#pragma once

#include "base/result.h"
#include "disclosure/station.h"
#include "service/jobs.h"

#include <string>

namespace penstock::api {

class House;

// Receives, decides or delivers, and ends the job. Errors: the fatal codes.
[[nodiscard]] Result<void> carry_out(House& house, disclosure::Station& station, service::Job& job);

// Reviews an upload on its face, and ends the job. What would not pass lies, one JSON object a
// line, in checked_lines_file of the job's folder.
void precheck(House& house, service::Job& job);
inline constexpr Literal checked_lines_file = "lines.jsonl";

}  // namespace penstock::api
