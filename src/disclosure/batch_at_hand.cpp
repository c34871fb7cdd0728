#include "disclosure/batch_at_hand.h"

#include "disclosure/standing.h"

namespace penstock::disclosure {

Result<BatchAtHand> batch_at_hand(Station& station, BatchId const& id) {
    auto const batch = TRY(station.store().batch(id));
    if (!batch) {
        return fail(ErrorCode::NotFound, "no batch of this id has been received",
                    "`penstock batch receive` prints the id");
    }
    auto governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    std::vector<law::EnteredOrder> orders = TRY(entered_orders(station));
    auto registry = TRY(registry::Registry::open(station.disk(), station.registry_folder()));
    auto file = TRY(station.disk().open_read(station.batch_folder(id) / "batch.jsonl"));
    auto header = TRY(exchange::BatchReader(*file).read_header()).header;
    if (!header) return fail(ErrorCode::IntegrityLost, "a received batch cannot be read any more");
    law::Standing const standing =
        TRY(standing_of(station, governed->agreement, utc_date(station.now())));
    return BatchAtHand{.batch = *batch,
                       .governing = std::move(governed),
                       .orders = std::move(orders),
                       .registry = std::move(registry),
                       .header = std::move(*header),
                       .standing = knowledge_of(standing)};
}

}  // namespace penstock::disclosure
