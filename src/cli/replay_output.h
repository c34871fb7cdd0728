// What `penstock replay` prints: texts for people, one JSON object for programs.
#pragma once

#include "oversight/replay_revocation.h"

#include <string>

namespace penstock::cli {

[[nodiscard]] std::string disagreement_text(oversight::Disagreement const& disagreement);
[[nodiscard]] std::string disagreement_json(oversight::Disagreement const& disagreement);
[[nodiscard]] std::string replay_text(oversight::ReplayReport const& report);
[[nodiscard]] std::string replay_json(oversight::ReplayReport const& report);

[[nodiscard]] std::string changed_json(oversight::ChangedLine const& line);
[[nodiscard]] std::string under_text(oversight::UnderReport const& report);
[[nodiscard]] std::string under_json(oversight::UnderReport const& report);

[[nodiscard]] std::string revocation_text(disclosure::Revocation const& revocation,
                                          disclosure::RevocationFiled const& filed);
[[nodiscard]] std::string revocation_json(disclosure::Revocation const& revocation,
                                          disclosure::RevocationFiled const& filed);
[[nodiscard]] std::string affected_text(oversight::Affected const& affected);
[[nodiscard]] std::string affected_json(oversight::Affected const& affected);

}  // namespace penstock::cli
