// The demonstration: a whole exchange between invented parties, told step by step.
#pragma once

#include "cli/command.h"
#include "synthetic/world.h"

#include <filesystem>
#include <string>

namespace penstock::cli {

struct DemoOptions {
    std::filesystem::path folder;
    std::string registry, batch;  // given input instead of sample data; empty where not given
    std::uint64_t persons = 100'000;
    std::uint64_t lines = 2'000;
    std::uint64_t seed = 20251120;
};

// Makes the folder, plays receive, decide, approve, deliver, open, order, refused opening and
// verify in it, and prints what happens. Errors: AlreadyExists if the folder is there; those of
// every step.
[[nodiscard]] disclosure::Ruled<void> play_demo(Environment const& environment,
                                                DemoOptions const& options);

}  // namespace penstock::cli
