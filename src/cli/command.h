// What every command is given, and how it answers.
#pragma once

#include "disclosure/adopt.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::cli {

// A text that travels inside the program: a law file or a scenario of one.
struct BundledText {
    std::string_view name;  // "26-usc-6103-i-2" or "26-usc-6103-i-2/A-address.scenario"
    std::string_view content;
};

// What the program hands to every command. Requires: it outlives the run.
struct Environment {
    disclosure::Seams seams;
    // How long a command waits for another process that is at work in the station.
    std::chrono::milliseconds lock_wait{30'000};
    std::vector<BundledText> laws;
    std::vector<BundledText> scenarios;
    std::filesystem::path console = {};  // the built console beside the program, if there is one
    // Runs penstock-verify over an exported ledger; its exit status.
    std::function<Result<int>(std::filesystem::path const& folder, std::string const& key)> verify;

    // The law file of this name, or nothing.
    [[nodiscard]] disclosure::LawLibrary library() const;
};

// Exit statuses of the program (design section 6).
enum class ExitStatus { Done = 0, SaysNo = 1, Usage = 2, Stopped = 3 };

// The one table from errors to exit statuses.
[[nodiscard]] ExitStatus exit_status(Error const& error);

// A command's work: what it gives back becomes the exit status.
using Work = std::function<disclosure::Ruled<void>()>;

}  // namespace penstock::cli
