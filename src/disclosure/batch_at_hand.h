// A received batch with all that a decision of it needs: what governs it, the orders, the records.
#pragma once

#include "disclosure/governing.h"
#include "disclosure/replay_facts.h"
#include "disclosure/station.h"
#include "exchange/batch_reader.h"
#include "registry/lookup.h"
#include "store/store.h"

#include <vector>

namespace penstock::disclosure {

struct BatchAtHand {
    store::BatchRow batch;
    SharedGoverning governing;
    std::vector<law::EnteredOrder> orders;
    registry::Registry registry;
    exchange::BatchHeader header;
    RoundKnowledge standing;  // of the recipient agency, today
};

// Errors: NotFound (no such batch), NotReady (no registry), Io, IntegrityLost.
[[nodiscard]] Result<BatchAtHand> batch_at_hand(Station& station, BatchId const& id);

}  // namespace penstock::disclosure
