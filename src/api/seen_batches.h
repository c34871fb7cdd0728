// Which batches a caller may see, and how much of them. What the requester's side sees depends on
// nothing that a look-up found (promise 3).
#pragma once

#include "api/route.h"

#include <optional>

namespace penstock::api {

struct SeenBatch {
    store::BatchRow batch;
    // The last round that was delivered, whose answer is there; 0 where there is none.
    std::uint64_t answered_round = 0;
    // Custodian's side only: the round last begun.
    std::optional<store::RoundRow> round;
};

// Empty if the caller may not see it, or there is none. Errors: the fatal codes.
[[nodiscard]] Result<std::optional<SeenBatch>> seen_batch(Call const& call,
                                                          disclosure::Station& station,
                                                          store::BatchRow const& batch);
// Errors: NotFound alike for a batch that is not there and one that is not the caller's.
[[nodiscard]] Result<SeenBatch> batch_asked(Call const& call, disclosure::Station& station);

// The custodian's copy of an answer. Errors: NotReady if there is none yet.
[[nodiscard]] Result<std::filesystem::path> answer_folder(disclosure::Station& station,
                                                          SeenBatch const& seen);

}  // namespace penstock::api
