// What a decision was told that cannot be computed again from the batch file kept, the law file and
// the agreement: stored with each line and round in one short text, so that the decision can be
// replayed without a look at the records.
//
// The texts are canonical: a value has one text, and what parses is written back to the same bytes.
// Their grammar is docs/replay.md. Nothing of a name, an address or a number is in them; the person
// whose address is released is named by the registry's id.
#pragma once

#include "base/result.h"
#include "law/record_facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// What the station knew of a line at face review: of its recipients, and of what was asked before.
struct FaceKnowledge {
    std::vector<bool> disposal_overdue = {};  // one for each recipient named; empty: none is
    // Addresses set forth for the name up to this batch; empty where the line names nobody.
    std::optional<std::uint64_t> addresses_for_name = {};
    bool in_open_earlier_request = false;

    bool operator==(FaceKnowledge const&) const = default;
};

// What record review was told of the one record, and whose address is released, if one is. Of a
// line that was on hold, or that the holds desk decided, also what its match rests on
// (hold_decisions.h).
struct RecordKnowledge {
    law::RecordFacts facts = {};
    std::string person = {};
    std::string evidence = {};
};

// What the station knew of the recipient agency's standing when a round began.
struct RoundKnowledge {
    bool standing_good = false;
    bool safeguard_report_current = false;
    bool safeguard_findings_planned = false;

    bool operator==(RoundKnowledge const&) const = default;
};

[[nodiscard]] std::string stored_text(FaceKnowledge const& knowledge);
[[nodiscard]] std::string stored_text(RecordKnowledge const& knowledge);
[[nodiscard]] std::string stored_text(RoundKnowledge const& knowledge);

// Survive any bytes. Errors: IntegrityLost.
[[nodiscard]] Result<FaceKnowledge> parse_face_knowledge(std::string_view text);
[[nodiscard]] Result<RecordKnowledge> parse_record_knowledge(std::string_view text);
[[nodiscard]] Result<RoundKnowledge> parse_round_knowledge(std::string_view text);

}  // namespace penstock::disclosure
