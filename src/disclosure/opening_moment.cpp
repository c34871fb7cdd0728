#include "disclosure/opening_moment.h"

#include "disclosure/standing.h"
#include "disclosure/use_end.h"
#include "exchange/batch_reader.h"

#include <utility>

namespace penstock::disclosure {

Result<std::reference_wrapper<Governing const>> OpeningMoment::governing(AgreementId const& id) {
    auto& known = governing_[id];
    if (!known) known = TRY(disclosure::governing(*station_, id));
    if (!known) return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    return *known;
}

Result<std::reference_wrapper<BatchContext const>> OpeningMoment::context(
    store::BatchRow const& batch) {
    if (auto const known = contexts_.find(batch.id); known != contexts_.end()) return known->second;
    auto file = TRY(station_->disk().open_read(station_->batch_folder(batch.id) / "batch.jsonl"));
    auto header = TRY(exchange::BatchReader(*file).read_header()).header;
    if (!header) return fail(ErrorCode::IntegrityLost, "a received batch cannot be read any more");
    BatchContext context{.header = std::move(*header),
                         .signature = law::SignatureState::Good,
                         .signer_cert = batch.signer_cert,
                         .now = station_->now()};
    return contexts_.emplace(batch.id, std::move(context)).first->second;
}

Result<std::reference_wrapper<law::Standing const>> OpeningMoment::standing(
    law::Agreement const& agreement) {
    auto known = standings_.find(agreement.id);
    if (known == standings_.end()) {
        auto standing = TRY(standing_of(*station_, agreement, utc_date(station_->now())));
        known = standings_.emplace(agreement.id, std::move(standing)).first;
    }
    return known->second;
}

Result<std::reference_wrapper<std::vector<law::EnteredOrder> const>> OpeningMoment::orders() {
    if (!orders_) orders_ = TRY(entered_orders(*station_));
    return *orders_;
}

Result<bool> OpeningMoment::has_overdue_item(OfficerId const& officer,
                                             law::Standing const& standing) {
    std::tuple const key{officer, standing.good()};
    auto known = overdue_.find(key);
    if (known == overdue_.end()) {
        auto const items =
            TRY(overdue_items(*station_, officer, utc_date(station_->now()),
                              standing.good() ? AgencyStanding::Good : AgencyStanding::NotGood));
        known = overdue_.emplace(key, !items.empty()).first;
    }
    return known->second;
}

bool OpeningMoment::is_good(crypto::Certificate const& opener, Governing const& governing) {
    std::tuple const key{opener.fingerprint(), governing.agreement.id};
    auto known = certificates_.find(key);
    if (known == certificates_.end()) {
        bool const good = governing.trust.check(opener, station_->now(), crypto::Use::Receive) ==
                          crypto::CertificateState::Good;
        known = certificates_.emplace(key, good).first;
    }
    return known->second;
}

}  // namespace penstock::disclosure
