#include "oversight/items_in_use.h"

#include "disclosure/standing.h"
#include "disclosure/use_end.h"

#include <algorithm>
#include <map>

namespace penstock::oversight {

namespace {

Result<bool> good_today(disclosure::Station& station, AgreementId const& id) {
    auto const governed = TRY(disclosure::governing(station, id));
    if (!governed) return false;
    return TRY(disclosure::standing_of(station, governed->agreement, utc_date(station.now())))
        .good();
}

}  // namespace

std::string_view word(UseState state) {
    switch (state) {
        case UseState::InUse:
            return "in-use";
        case UseState::Due:
            return "due";
        case UseState::Overdue:
            return "overdue";
        case UseState::Kept:
            return "kept";
        case UseState::Disposed:
            return "disposed";
    }
    return "in-use";
}

Result<std::vector<ItemInUse>> items_in_use(disclosure::Station& station, Date horizon) {
    Date const today = utc_date(station.now());
    std::vector<ItemInUse> items;
    std::map<AgreementId, bool> standing;
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        for (store::OpeningRow const& opening : TRY(station.store().openings_of(batch.id))) {
            if (!opening.disclosed) continue;
            ItemInUse item{.batch = batch.id,
                           .line = opening.line,
                           .round = opening.round,
                           .agreement = batch.agreement,
                           .recipient = opening.recipient,
                           .use_end = opening.use_end};
            bool const over = opening.use_end < today;
            if (opening.disposed) {
                item.state = UseState::Disposed;
            } else if (TRY(disclosure::is_kept(station, opening))) {
                item.state = UseState::Kept;
                if (!standing.contains(batch.agreement)) {
                    standing[batch.agreement] = TRY(good_today(station, batch.agreement));
                }
                item.blocks = over && !standing[batch.agreement];
            } else if (over) {
                item.state = UseState::Overdue;
                item.blocks = true;
            } else if (opening.use_end <= horizon) {
                item.state = UseState::Due;
            }
            items.push_back(std::move(item));
        }
    }
    std::ranges::stable_sort(items, {}, &ItemInUse::use_end);
    return items;
}

}  // namespace penstock::oversight
