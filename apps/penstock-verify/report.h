// What the program says about a ledger.
#pragma once

#include "finding.h"
#include "journey.h"
#include "note.h"

#include <cstdint>
#include <optional>
#include <string>

namespace verify {

struct Report {
    std::optional<Checkpoint> checkpoint;  // set once its signature has been verified
    bool has_entries = false;
    std::uint64_t tiles = 0, bundles = 0;
    JourneyCounts counts;
    std::uint64_t orders = 0, lifts = 0;
    Findings findings;

    // 0: all is well; 1: a rule is broken; 3: it could not be looked at.
    [[nodiscard]] int exit_status() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string json() const;
};

// Whether an export without entries is what the caller expects.
enum class Expect { Entries, HashesOnly };

// Checks everything that the folder holds.
[[nodiscard]] Report verify_folder(std::string const& folder, LogKey const& key, Expect expect);

}  // namespace verify
