// The command line: `penstock COMMAND …`. Wiring only; every command calls one function of
// disclosure, law, identity or ledger.
#pragma once

#include "cli/command.h"

namespace penstock::cli {

// Reads the arguments, runs the command and returns the exit status. Never throws.
[[nodiscard]] int run(int argc, char const* const* argv, Environment const& environment);

}  // namespace penstock::cli
