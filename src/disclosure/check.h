// The requester's own precheck: face review of a batch against an agreement folder, with no station
// and no registry.
//
// It judges at the header's `created`, and cannot know the signature, the orders, nor what was
// asked before.
#pragma once

#include "disclosure/adopt.h"
#include "disclosure/decide.h"
#include "disclosure/refusal.h"

#include <filesystem>
#include <functional>

namespace penstock::disclosure {

struct CheckedLine {
    LineNumber line;
    law::Ruling ruling;
};

// Calls `visit` for each line in its order; the ruling is good during the call. Refused if the file
// as a whole goes back. `scratch` is a folder for sorted runs; it is made and removed.
[[nodiscard]] Ruled<Funnel> check(Seams seams, GoverningTexts const& texts,
                                  std::filesystem::path const& batch,
                                  std::filesystem::path const& scratch,
                                  std::function<void(CheckedLine const&)> const& visit);

}  // namespace penstock::disclosure
