// One line on its way through a decision: what each stage found.
#pragma once

#include "disclosure/hold_decisions.h"
#include "disclosure/item.h"
#include "disclosure/record_facts.h"
#include "law/review.h"
#include "match/outcome.h"
#include "registry/person_record.h"

#include <optional>
#include <span>
#include <string>

namespace penstock::disclosure {

struct DecidedLine {
    LineNumber line;
    Digest seed;             // of the line's commitments
    std::string facts_text;  // what was asked, for the commitment
    std::string known;       // what the station knew of it, as it is stored (replay_facts.h)
    std::string statute, case_number, recipients, form;
    std::span<HoldOnFile const> holds;  // what the holds desk decided about it
    law::Ruling face;
    std::optional<law::Admission> admission;  // until it is looked up

    bool looked_up = false;
    match::MatchOutcome match;
    law::Ruling record;
    std::string record_known;  // what record review was told, as it is stored
    std::string person;        // of the release
    std::optional<Release> release;

    // The ruling that stands: the record's if the line was looked up, else the face's.
    [[nodiscard]] law::Ruling const& ruling() const { return looked_up ? record : face; }
};

// The line of decisions.jsonl.
[[nodiscard]] std::string decision_text(DecidedLine const& line);
// The line of the store.
[[nodiscard]] store::LineRow row_of(DecidedLine const& line);

// The round of a decision, and what governed it, for the entries of its lines.
struct RoundOfLine {
    BatchId batch;
    std::uint64_t round = 0;
    Instant time;
    Digest law_digest, agreement_digest;
};

// The ledger entries of a line: its face review; its ruling, if it was looked up, as the line of
// decisions.jsonl.
[[nodiscard]] std::string reviewed_entry(RoundOfLine const& round, DecidedLine const& line);
[[nodiscard]] std::string inspected_entry(RoundOfLine const& round, DecidedLine const& line,
                                          Digest const& registry);
[[nodiscard]] std::string decided_entry(RoundOfLine const& round, DecidedLine const& line,
                                        std::string_view decision);

}  // namespace penstock::disclosure
