#include "disclosure/order_keys.h"

#include "base/json_writer.h"
#include "disclosure/filing.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/legal_hold.h"

#include <set>
#include <tuple>

namespace penstock::disclosure {

namespace {

// What an earlier order already asks to destroy: a key is destroyed once, and counted once.
using Asked = std::set<std::tuple<BatchId, std::uint64_t, std::string>>;

// One statute of one delivered round, under one order that asks for destruction.
Result<void> add_statute(Station& station, std::vector<law::EnteredOrder> const& orders,
                         store::BatchRow const& batch, std::string const& statute, Asked& asked,
                         KeyDestruction& destruction) {
    store::KeyCounts const keys =
        TRY(station.store().keys_of(batch.id, destruction.round, statute));
    destruction.opened += keys.opened;
    if (keys.unopened == 0) return {};
    auto const holds = holds_on(orders, batch, statute, station.now());
    if (holds.empty()) {
        if (!asked.insert({batch.id, destruction.round, statute}).second) return {};
        destruction.destroy += keys.unopened;
        destruction.statutes.push_back(statute);
    } else {
        destruction.withheld += keys.unopened;
        destruction.holds.insert(destruction.holds.end(), holds.begin(), holds.end());
    }
    return {};
}

std::string text_of(KeyDestruction const& destruction) {
    JsonWriter json;
    json.object_begin().member("order").text(destruction.order.value());
    json.member("batch").text(destruction.batch.value());
    json.member("round").number(destruction.round);
    json.member("destroyed").number(destruction.destroy);
    json.member("withheld").number(destruction.withheld);
    json.member("opened_before").number(destruction.opened);
    return json.object_end().take();
}

}  // namespace

Result<std::vector<KeyDestruction>> keys_to_destroy(Station& station,
                                                    std::vector<law::EnteredOrder> const& orders) {
    std::vector<KeyDestruction> all;
    Asked asked;
    for (law::EnteredOrder const& entered : orders) {
        if (entered.order.keys != law::KeyDuty::Destroy) continue;
        if (law::state_of(entered, station.now()) == law::OrderState::Lifted) continue;
        for (store::BatchRow const& batch : TRY(station.store().batches())) {
            for (store::RoundRow const& round : TRY(station.store().rounds(batch.id))) {
                if (round.state != store::RoundState::Delivered) continue;
                KeyDestruction destruction{
                    .order = entered.order.id, .batch = batch.id, .round = round.round};
                for (std::string const& statute :
                     TRY(station.store().admitted_statutes(batch.id, round.round))) {
                    if (!law::in_effect(entered, ordered_line(batch, statute), station.now())) {
                        continue;
                    }
                    TRY(add_statute(station, orders, batch, statute, asked, destruction));
                }
                if (destruction.destroy + destruction.withheld == 0) continue;
                all.push_back(std::move(destruction));
            }
        }
    }
    return all;
}

Result<std::uint64_t> destroy_keys(Station& station) {
    std::uint64_t destroyed = 0;
    for (KeyDestruction const& destruction :
         TRY(keys_to_destroy(station, TRY(entered_orders(station))))) {
        if (destruction.destroy == 0) continue;
        // A crash after the record: the keys are still there, and the next call records what it
        // destroys once more.
        TRY(file(station, {.kind = keys_destroyed_entry,
                           .subject = destruction.order.value(),
                           .text = text_of(destruction),
                           .batch = destruction.batch}));
        for (std::string const& statute : destruction.statutes) {
            TRY(station.store().destroy_keys(destruction.batch, destruction.round, statute));
        }
        destroyed += destruction.destroy;
    }
    if (destroyed > 0) TRY(station.store().forget_overwritten());
    return destroyed;
}

}  // namespace penstock::disclosure
