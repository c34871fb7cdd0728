// Answers: JSON, problem documents (RFC 9457), pages. All texts are literals of ours.
#pragma once

#include "disclosure/refusal.h"
#include "http/message.h"

#include <string>

namespace penstock::api {

[[nodiscard]] http::Response json_response(std::string body, unsigned status = 200);
[[nodiscard]] http::Response text_response(std::string body, std::string content_type);

// `detail` says what to do.
[[nodiscard]] http::Response problem(unsigned status, Literal title, Literal detail = {});
// The one table from errors to statuses. A fatal error is told as 503 without its cause.
[[nodiscard]] http::Response problem_of(Error const& error);
// 403 with the outcome and every finding.
[[nodiscard]] http::Response problem_of(disclosure::Refusal const& refusal);
[[nodiscard]] http::Response problem_of(disclosure::Stop const& stop);

}  // namespace penstock::api
