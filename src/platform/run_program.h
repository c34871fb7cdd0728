// Another program, run to its end.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace penstock::platform {

// Runs the program with these arguments and this process's standard output and error; its exit
// status. Errors: NotFound, Io.
[[nodiscard]] Result<int> run_program(std::filesystem::path const& program,
                                      std::vector<std::string> const& arguments);

// The folder of the running program.
[[nodiscard]] std::filesystem::path own_folder();

}  // namespace penstock::platform
