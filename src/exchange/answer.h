// One line of answer.jsonl, which the requester gets (docs/formats/answer.md).
//
// It says no more than a status: a served line has the same fields whatever its envelope holds.
#pragma once

#include "base/strong.h"

#include <span>
#include <string>
#include <string_view>

namespace penstock::exchange {

// The path of a line's envelope inside the answer's folder: "envelopes/000001.p7m".
[[nodiscard]] std::string envelope_path(LineNumber line);

// One JSON object with a line feed. Codes are written for `returned`, `refused` and `blocked`, the
// envelope's path for `served`. Requires: `status` is one of these or `pending`.
[[nodiscard]] std::string answer_line(LineNumber line, std::string_view status,
                                      std::span<std::string_view const> codes);

}  // namespace penstock::exchange
