// What the program says about a ledger.
#pragma once

#include "finding.h"
#include "journey.h"
#include "note.h"
#include "policy.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace verify {

// A span of time about which a folder of evidence speaks.
struct Span {
    std::string from, to;              // entries with from <= time < to
    std::uint64_t first = 0, end = 0;  // their indices: [first, end)
    bool whole = false;                // every entry before was given, else a selection
    std::uint64_t given_before = 0;
    bool nothing_opened = false;
    std::map<std::string, std::uint64_t> types, reviewed;  // by type; by outcome
};

struct Report {
    std::optional<Checkpoint> checkpoint;  // set once its signature has been verified
    bool by_later_key = false;  // signed by one to which the given key leads by its entries
    bool has_entries = false;
    std::uint64_t tiles = 0, bundles = 0;
    JourneyCounts counts;
    std::uint64_t orders = 0, lifts = 0;
    std::optional<Span> span;             // set for evidence that could be read to its end
    std::vector<Cosigned> witnesses;      // under a policy
    std::vector<std::uint64_t> began_as;  // sizes of earlier checkpoints that were compared
    Findings findings;

    // 0: all is well; 1: a rule is broken; 3: it could not be looked at.
    [[nodiscard]] int exit_status() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string json() const;
};

// Whether an export without entries is what the caller expects.
enum class Expect { Entries, HashesOnly };

// What is to be checked, and against what. Either a key or a policy that names the log is there.
struct Question {
    std::string folder;
    std::optional<LogKey> key;
    std::optional<Policy> policy;
    std::vector<std::string> since;  // notes: earlier checkpoints of the log, for an export
    Expect expect = Expect::Entries;
};

// Checks everything that the folder holds: an export, or evidence about a span of time.
[[nodiscard]] Report verify_folder(Question const& question);
[[nodiscard]] Report verify_folder(std::string const& folder, LogKey const& key, Expect expect);

}  // namespace verify
