// The face review of one line, from all that it rests on: pure, so that a replay gives the same.
// No record is touched. Threads: any number.
#pragma once

#include "disclosure/decided_line.h"
#include "disclosure/face_facts.h"
#include "law/orders.h"

#include <span>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// What is the same for every line of a round. Requires: what it points to outlives it.
struct FaceSetting {
    store::BatchRow const* batch;
    Governing const* governing;
    std::vector<law::EnteredOrder> const* orders;  // as they stood when the round began
    BatchContext context;
    law::BatchFacts batch_facts;
};

// As of `now`, for a batch whose signature was good when it was received. Requires: the arguments
// outlive the setting. The peaks of the batch are still to be added.
[[nodiscard]] FaceSetting face_setting(store::BatchRow const& batch, Governing const& governing,
                                       std::vector<law::EnteredOrder> const& orders,
                                       exchange::BatchHeader const& header, Instant now);

// What the batch facts say that the batch and what governs it do not: taken out to be stored, and
// put back for a replay.
[[nodiscard]] RoundKnowledge knowledge_in(law::BatchFacts const& facts);
void put(RoundKnowledge const& knowledge, law::BatchFacts& facts);

// A line with its ruling, and with its admission if nothing on its face speaks against it. `seed`
// is that of the line's commitments; `holds` are the decisions of the holds desk about the line, of
// which those that still stand take effect. Requires: `holds` outlives the line.
[[nodiscard]] DecidedLine reviewed_on_face(FaceSetting const& setting, StandardLine const& line,
                                           InBatch const& in_batch, FaceKnowledge knowledge,
                                           Digest const& seed,
                                           std::span<HoldOnFile const> holds = {});

// Reviews an admitted line against what the record said; afterwards it counts as looked up. True if
// the law permits the release. `evidence` is what the match rests on, and is asked for only where
// the line has decisions of the holds desk. Requires: the line has an admission.
[[nodiscard]] bool reviewed_on_record(FaceSetting const& setting, law::RecordFacts const& facts,
                                      DecidedLine& line, std::string_view evidence = {});

}  // namespace penstock::disclosure
