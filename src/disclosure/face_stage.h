// Stage one of a decision: the lines of a batch, reviewed on their face. No record is touched.
#pragma once

#include "disclosure/batch_at_hand.h"
#include "disclosure/batch_profile.h"
#include "disclosure/decided_line.h"
#include "disclosure/face_review.h"
#include "disclosure/hold_decisions.h"
#include "disclosure/station.h"
#include "exchange/batch_reader.h"
#include "law/review.h"

#include <optional>
#include <unordered_map>

namespace penstock::disclosure {

class FaceStage {
public:
    // Requires: the arguments outlive it.
    FaceStage(Station& station, BatchAtHand const& at_hand);

    // Reads the whole batch once, for what the law asks about all lines together. Call it before
    // the first review. Errors: Io, IntegrityLost.
    [[nodiscard]] Result<void> read_batch();

    // A line with its ruling, and with its admission if nothing on its face speaks against it.
    [[nodiscard]] Result<DecidedLine> review(exchange::ReadLine const& read);

    [[nodiscard]] FaceSetting const& setting() const { return setting_; }
    [[nodiscard]] Instant now() const { return setting_.context.now; }

private:
    // What the station's store knows about the line's recipients and about earlier requests.
    [[nodiscard]] Result<FaceKnowledge> knowledge_of(StandardLine const& line);
    [[nodiscard]] Result<bool> overdue(OfficerId const& officer);
    [[nodiscard]] Result<void> add_earlier_requests(LineKeys const& keys, FaceKnowledge& knowledge);

    Station& station_;
    BatchAtHand const& at_hand_;
    FaceSetting setting_;
    std::optional<BatchProfile> profile_;
    HoldsOfBatch holds_;  // as they were on file when the batch was read
    std::unordered_map<OfficerId, bool> overdue_;
};

}  // namespace penstock::disclosure
