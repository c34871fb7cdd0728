// The JSON of the API: docs/api/openapi.yaml, "schemas".
#pragma once

#include "base/json_writer.h"
#include "disclosure/check.h"
#include "disclosure/decide.h"
#include "service/jobs.h"
#include "service/uploads.h"

#include <string>

namespace penstock::api {

[[nodiscard]] std::string funnel_form(disclosure::Funnel const& funnel);
[[nodiscard]] std::string checked_line_form(disclosure::CheckedLine const& line);
[[nodiscard]] std::string upload_form(service::UploadState const& upload);
[[nodiscard]] std::string job_form(service::JobView const& job);

}  // namespace penstock::api
