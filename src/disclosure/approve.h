// Approving a decided round: an official of the custodian signs the digest of the release set
// (promise 4, R-IRM28-C).
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

namespace penstock::disclosure {

struct ApprovalGiven {
    std::uint64_t given = 0;  // approvals of this round so far
    std::uint64_t needed = 2;
    LeafIndex entry;  // that records this approval
};

// The official's credential signs the statement of the round last decided (release_set.h). Refused
// for one who is not a releasing official of the agreement, who approved already, or while an order
// stops or froze a line of the round. Errors: NotFound, NotReady, the fatal codes.
[[nodiscard]] Ruled<ApprovalGiven> approve(Station& station, BatchId const& batch,
                                           Signer const& official);

// Promise 4 as a type: a round with all its approvals, each signature verified anew. Only
// approved_round makes one; delivery takes one.
class Approved {
public:
    [[nodiscard]] store::BatchRow const& batch() const { return batch_; }
    [[nodiscard]] store::RoundRow const& round() const { return round_; }

private:
    friend Ruled<Approved> approved_round(Station& station, BatchId const& batch);
    Approved(store::BatchRow batch, store::RoundRow round)
        : batch_(std::move(batch)), round_(std::move(round)) {}

    store::BatchRow batch_;
    store::RoundRow round_;
};

// The round last decided, if enough different officials approved its release set and no order
// stands against it. Errors: as approve.
[[nodiscard]] Ruled<Approved> approved_round(Station& station, BatchId const& batch);

}  // namespace penstock::disclosure
