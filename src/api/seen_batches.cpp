#include "api/seen_batches.h"

#include <algorithm>

namespace penstock::api {

namespace {

bool may_see(Caller const& caller, store::BatchRow const& batch) {
    if (!caller.has(batch.agreement)) return false;
    if (caller.is_custodians()) return true;
    if (std::ranges::find(caller.agencies, batch.agency) != caller.agencies.end()) return true;
    // A recipient sees that there is a batch, and of its envelopes only those that bear the name.
    return caller.roles.has(Role::Recipient);
}

}  // namespace

Result<std::optional<SeenBatch>> seen_batch(Call const& call, disclosure::Station& station,
                                            store::BatchRow const& batch) {
    if (!may_see(call.caller(), batch)) return std::nullopt;
    SeenBatch seen{.batch = batch, .round = {}};
    for (store::RoundRow const& round : TRY(station.store().rounds(batch.id))) {
        if (round.state == store::RoundState::Delivered) seen.answered_round = round.round;
        if (round.round == batch.round && call.caller().is_custodians()) seen.round = round;
    }
    return seen;
}

Result<SeenBatch> batch_asked(Call const& call, disclosure::Station& station) {
    auto const row = TRY(station.store().batch(call.batch()));
    if (row) {
        if (auto seen = TRY(seen_batch(call, station, *row))) return std::move(*seen);
    }
    return fail(ErrorCode::NotFound, "there is no such batch of yours");
}

Result<std::filesystem::path> answer_folder(disclosure::Station& station, SeenBatch const& seen) {
    if (seen.answered_round == 0) {
        return fail(ErrorCode::NotReady, "the batch has not been answered yet",
                    "all its lines are answered together; ask again later");
    }
    return station.batch_folder(seen.batch.id) / ("answer-" + std::to_string(seen.answered_round));
}

}  // namespace penstock::api
