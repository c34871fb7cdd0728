// A round that was decided once, with all that its decisions rested on as it then stood: the batch
// file, the agreement and law file of that time, the orders entered before it, the station's clock.
#pragma once

#include "disclosure/face_review.h"
#include "disclosure/hold_decisions.h"
#include "disclosure/station.h"

#include <memory>
#include <string>
#include <vector>

namespace penstock::oversight {

// Neither copied nor moved: the setting points into it.
struct PastRound {
    PastRound() = default;
    PastRound(PastRound const&) = delete;
    PastRound& operator=(PastRound const&) = delete;

    store::BatchRow batch;
    store::RoundRow round;
    disclosure::GoverningTexts texts;
    std::unique_ptr<disclosure::Governing> governing;  // read from the texts
    std::vector<law::EnteredOrder> orders;
    disclosure::HoldsOfBatch holds;
    disclosure::FaceSetting setting{};

    // False for a round of before what a replay needs was kept.
    [[nodiscard]] bool facts_were_kept() const { return !round.known.empty(); }
    [[nodiscard]] disclosure::RoundOfLine place() const;
};

// What is wrong with what was kept of a round, in words of a closed list: "batch-file",
// "agreement", "law-file", "known" (docs/replay.md). Without the round where its lines cannot be
// decided again.
struct OpenedRound {
    std::unique_ptr<PastRound> round;
    std::vector<std::string> faults;
};

// Rounds that were cut off are not in it. Errors: NotFound (no such batch), the fatal codes.
struct ClosedRound {
    store::BatchRow batch;
    store::RoundRow round;
};
[[nodiscard]] Result<std::vector<ClosedRound>> closed_rounds(disclosure::Station& station,
                                                             std::optional<BatchId> const& only);

// Errors: Io, the fatal codes.
[[nodiscard]] Result<OpenedRound> open_round(disclosure::Station& station,
                                             ClosedRound const& closed);

// The orders and lifts whose entries lie before this ledger index.
[[nodiscard]] std::vector<law::EnteredOrder> entered_before(std::vector<law::EnteredOrder> orders,
                                                            std::uint64_t index);

}  // namespace penstock::oversight
