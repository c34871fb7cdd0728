// One line on its way through a decision: what each stage found.
#pragma once

#include "disclosure/item.h"
#include "disclosure/record_facts.h"
#include "law/review.h"
#include "match/outcome.h"
#include "registry/person_record.h"

#include <optional>
#include <string>

namespace penstock::disclosure {

struct DecidedLine {
    LineNumber line;
    Digest seed;             // of the line's commitments
    std::string facts_text;  // what was asked, for the commitment
    std::string statute, case_number, recipients, form;
    law::Ruling face;
    std::optional<law::Admission> admission;  // until it is looked up

    bool looked_up = false;
    match::MatchOutcome match;
    law::Ruling record;
    std::string person;  // of the release
    std::optional<Release> release;

    // The ruling that stands: the record's if the line was looked up, else the face's.
    [[nodiscard]] law::Ruling const& ruling() const { return looked_up ? record : face; }
};

// The line of decisions.jsonl.
[[nodiscard]] std::string decision_text(DecidedLine const& line);

}  // namespace penstock::disclosure
