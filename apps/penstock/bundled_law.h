// The law files and their scenarios, built into the program from law/ (cmake/bundle_law.cmake), so
// that the rules travel with it.
#pragma once

#include "cli/command.h"

#include <vector>

namespace penstock {

[[nodiscard]] std::vector<cli::BundledText> bundled_laws();
[[nodiscard]] std::vector<cli::BundledText> bundled_scenarios();

}  // namespace penstock
