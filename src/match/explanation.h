// An outcome told to a person: what was compared, what each comparison weighs, who else could be
// meant, what spoke against it. Holds levels and weights; what was set forth is shown masked
// unless the reader may see it.
//
// The picture is a waterfall of match weights: where one bar ends the next begins, and the last
// total is the logarithm of the odds that the person named is the one meant. Source: the charts of
// record linkage after Fellegi and Sunter.
#pragma once

#include "identity/subject.h"
#include "match/outcome.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::match {

enum class Sight { Masked, Full };

// What the request set forth, in words.
struct SetForth {
    std::string name = {}, address = {}, tin = {}, dob = {};
};
// Masked: the first letter of each word and the last two digits of the number remain; how long a
// word is does not show.
[[nodiscard]] SetForth set_forth(identity::Subject const& subject, Sight sight);

// One step of the waterfall.
struct Bar {
    std::string label;  // "surname: exact"
    Weight from = 0;    // hundredths of a bit
    Weight to = 0;
    bool is_total = false;  // drawn from zero
};
// Empty if there is no evidence. Otherwise of the best candidate: the prior, each comparison that
// weighs something, what all others together take away, the total.
[[nodiscard]] std::vector<Bar> waterfall(MatchOutcome const& outcome);

// A whole sentence for a reason, without personal data.
[[nodiscard]] std::string_view sentence(Reason reason);

// "one in 3,200 would be another person": how often such a request means somebody else, by the
// model. Empty if nobody is named.
[[nodiscard]] std::string doubt(MatchOutcome const& outcome);

// For a terminal, lines of at most 100 columns.
[[nodiscard]] std::string explanation_text(MatchOutcome const& outcome, SetForth const& asked);
// One compact JSON object.
[[nodiscard]] std::string explanation_json(MatchOutcome const& outcome, SetForth const& asked);
// The waterfall alone: a self-contained picture for light and dark pages.
[[nodiscard]] std::string waterfall_svg(MatchOutcome const& outcome);
// A self-contained page with the picture, the rivals and the vetoes.
[[nodiscard]] std::string explanation_html(MatchOutcome const& outcome, SetForth const& asked);

}  // namespace penstock::match
