// The work list of the holds desk: every line on hold, with what stopped it, since when, and until
// when it should be decided.
//
// The clock is a service value of the agreement (R-6103i2-L: the statute says "shall"): past it a
// line is shown as late and stays on the list. Nothing here touches a record.
#pragma once

#include "disclosure/entries.h"
#include "disclosure/round_law.h"
#include "disclosure/station.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace penstock::disclosure {

struct HeldLine {
    LineOfRound place;
    law::Stage stage = law::Stage::Face;
    std::vector<std::string> elements;  // on which it is held and nobody has decided yet
    std::vector<std::string> decided;  // on which it was held, and a decision waits for a new round
    std::string statute, recipients;
    Instant since, due;

    [[nodiscard]] bool late(Instant now) const { return now > due; }
};

// The lines on hold of one batch, or of all, in the order of batches and lines. Errors: NotFound
// (no such batch), the fatal codes.
[[nodiscard]] Result<std::vector<HeldLine>> held_lines(Station& station,
                                                       std::optional<BatchId> const& batch);

// Only the lines held on this element.
[[nodiscard]] std::vector<HeldLine> on_element(std::vector<HeldLine> lines,
                                               std::string_view element);

// So many of them, chosen evenly by the seed: the same seed chooses the same lines.
[[nodiscard]] std::vector<HeldLine> sample_of(std::vector<HeldLine> lines, std::size_t count,
                                              std::uint64_t seed);

enum class HoldGrouping { Element, Recipient, Statute };

struct HoldGroup {
    std::uint64_t lines = 0, late = 0;
    Instant oldest;
};
// A line counts in each of its groups.
[[nodiscard]] std::map<std::string, HoldGroup> grouped(std::span<HeldLine const> lines,
                                                       HoldGrouping grouping, Instant now);

}  // namespace penstock::disclosure
