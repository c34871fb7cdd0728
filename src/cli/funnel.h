// The funnel of a batch as text and as JSON: how many lines came, how they fared, and on which
// requirements they rest.
#pragma once

#include "disclosure/decide.h"

#include <string>

namespace penstock::cli {

enum class FunnelStage { Face, Record };

[[nodiscard]] std::string funnel_text(disclosure::Funnel const& funnel, FunnelStage stage);
[[nodiscard]] std::string funnel_json(disclosure::Funnel const& funnel);

}  // namespace penstock::cli
