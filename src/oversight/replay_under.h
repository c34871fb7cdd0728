// What other rules would have decided: every past line decided again under another law file, or
// another version of the agreement, with the facts of that time. No record is touched and nothing
// is changed: the effect of a rule change before it is made, and what a wrong rule has done.
#pragma once

#include "disclosure/governing.h"
#include "oversight/replay.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace penstock::oversight {

// What takes the place of a round's own rules; what is left out stays. Every law file must pass the
// floor.
struct OtherRules {
    std::optional<std::string> law_text;
    std::optional<law::AgreementTexts> agreement;
};

// A line that was decided one way, and would be another. An outcome's word, or one of these two.
inline constexpr std::string_view would_be_looked_up = "would-be-looked-up";
struct ChangedLine {
    BatchId batch;
    std::uint64_t round = 0;
    LineNumber line;
    std::string from, to;
    std::vector<std::string> newly_unmet, no_longer_unmet;  // elements
    // It passed, and certainly would not: neither for want of a look-up nor of the holds desk.
    bool must_be_taken_back = false;
};

struct UnderReport {
    std::uint64_t rounds = 0, decisions = 0;
    std::uint64_t changed = 0;  // in outcome or in any element
    std::uint64_t before_facts_were_kept = 0, unreadable = 0;
    std::map<std::pair<std::string, std::string>, std::uint64_t> transitions;  // from, to
    struct Shift {
        std::uint64_t newly_unmet = 0, no_longer_unmet = 0;
    };
    std::map<std::string, Shift> elements;
};

// Calls `tell` for every changed line, by batch, round and line. Errors: Malformed (the law file or
// the agreement), NotFound (no such batch), Io, the fatal codes.
[[nodiscard]] Result<UnderReport> replay_under(
    disclosure::Station& station, OtherRules const& rules, ReplayChoice const& choice,
    std::function<Result<void>(ChangedLine const&)> const& tell,
    disclosure::Progress const& progress);

}  // namespace penstock::oversight
