// What a folder of evidence claims, and the same as it follows from the entries.
#pragma once

#include "finding.h"
#include "json.h"
#include "note.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

// An entry beside the span: its place and its time.
struct Neighbour {
    std::uint64_t index = 0;
    std::string time;

    bool operator==(Neighbour const&) const = default;
};

struct NotedOrder {
    std::uint64_t index = 0;
    std::string order;
    bool lift = false;

    bool operator==(NotedOrder const&) const = default;
};

struct Manifest {
    std::string from, to;              // entries with from <= time < to
    std::uint64_t first = 0, end = 0;  // their indices: [first, end)
    bool whole = false;                // all entries before are given
    std::optional<Neighbour> before, after;
    std::map<std::string, std::uint64_t> types, received, reviewed;
    bool nothing_opened = false;
    std::vector<NotedOrder> orders;  // entered or lifted before `end`
    std::set<std::string> laws;      // digests of the law files by which lines were reviewed

    // One entry of the span, and one order of any time before its end.
    void count(Json const& entry);
    void note_order(std::uint64_t index, Json const& entry);
};

// Rules: evidence.form; evidence.tree if it speaks of another tree than the checkpoint.
[[nodiscard]] Checked<Manifest> parse_manifest(std::string_view text, Checkpoint const& checkpoint);

// The names of the claims that do not follow: those that differ between the two.
[[nodiscard]] std::vector<std::string> differences(Manifest const& claimed, Manifest const& found);

}  // namespace verify
