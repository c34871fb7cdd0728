// One line on hold beside the rule that stopped it, with what of the request belongs to that.
// Nothing of a record is shown: what the match rests on is explained by explain.h, and accounted
// there.
#pragma once

#include "disclosure/hold_decisions.h"
#include "disclosure/refusal.h"
#include "disclosure/round_law.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace penstock::disclosure {

struct ShownHold {
    RoundAtHand at_hand;
    LineOfRound place;
    law::Stage stage = law::Stage::Face;
    struct Element {
        law::Element const* element;  // never null; lives as long as `at_hand`
        law::Outcome outcome = law::Outcome::Hold;
        law::HoldAnswer may_release = law::HoldAnswer::NotHeld;
        std::optional<HoldOnFile> decision;  // that waits for a new round
    };
    std::vector<Element> elements;
    // The name of a field and what the line says: only fields that the elements ask about, in the
    // order of the format. What could hold personal data is masked, or left out.
    std::vector<std::pair<std::string, std::string>> fields;
};

// In full only for an active official of the holds desk. Refuses a line that is not on hold, and a
// signer who is not of the desk. Errors: NotFound (no such batch or line), NotReady (not decided),
// the fatal codes.
[[nodiscard]] Ruled<ShownHold> show_hold(Station& station, BatchId const& batch, LineNumber line,
                                         std::optional<Signer> const& official);

}  // namespace penstock::disclosure
