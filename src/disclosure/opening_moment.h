// What the review of an opening asks of the station, as of one moment: read once for all envelopes
// that are opened together.
//
// Whoever lets something happen in between (an order comes in, an agreement is adopted) makes a new
// one. References hold as long as the moment.
#pragma once

#include "disclosure/face_facts.h"
#include "disclosure/governing.h"
#include "disclosure/station.h"
#include "law/standing.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace penstock::disclosure {

class OpeningMoment {
public:
    // Requires: the station outlives it.
    explicit OpeningMoment(Station& station) : station_(&station) {}

    // Errors of all: the fatal codes.
    [[nodiscard]] Result<std::reference_wrapper<Governing const>> governing(AgreementId const& id);
    [[nodiscard]] Result<std::reference_wrapper<BatchContext const>> context(
        store::BatchRow const& batch);
    [[nodiscard]] Result<std::reference_wrapper<law::Standing const>> standing(
        law::Agreement const& agreement);
    [[nodiscard]] Result<std::reference_wrapper<std::vector<law::EnteredOrder> const>> orders();
    // Whether the officer has an item whose use has ended without a certificate that counts.
    [[nodiscard]] Result<bool> has_overdue_item(OfficerId const& officer,
                                                law::Standing const& standing);
    [[nodiscard]] bool is_good(crypto::Certificate const& opener, Governing const& governing);

private:
    Station* station_;
    std::map<AgreementId, SharedGoverning> governing_;
    std::map<BatchId, BatchContext> contexts_;
    std::map<AgreementId, law::Standing> standings_;
    std::optional<std::vector<law::EnteredOrder>> orders_;
    std::map<std::tuple<OfficerId, bool>, bool> overdue_;
    std::map<std::tuple<Digest, AgreementId>, bool> certificates_;
};

}  // namespace penstock::disclosure
