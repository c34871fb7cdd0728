// Asking witnesses over the network, around the commands of a station.
#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "disclosure/witnessing.h"

#include <string>

namespace penstock::cli {

// Posts over HTTP, for at most a few seconds.
[[nodiscard]] witness::Post network();

// Where the station has a witness policy and its last checkpoint awaits a quorum, asks for one. A
// failure is told on standard error and changes nothing of what the command did.
void ask_witnesses_after(Environment const& environment, std::string const& station);

// Asks once before an opening, where the agreements' time without a quorum may be over. Errors: the
// fatal codes.
[[nodiscard]] Result<void> ask_witnesses_before_opening(disclosure::Station& station);

}  // namespace penstock::cli
