#include "disclosure/governing.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "disclosure/governing_kept.h"
#include "witness/policy.h"

#include <algorithm>
#include <array>

namespace penstock::disclosure {

namespace {

// What was read once when it was adopted must be readable for ever.
std::unexpected<Error> stored_but_unreadable() {
    return fail(ErrorCode::IntegrityLost, "a stored agreement, law file or order cannot be read",
                "restore the store from a backup and check it against the ledger");
}

}  // namespace

Digest digest_of(law::AgreementTexts const& texts) {
    crypto::Sha256 hash;
    for (std::string_view const text :
         {std::string_view(texts.agreement_toml), std::string_view(texts.attestation_txt),
          std::string_view(texts.recipients_csv), std::string_view(texts.assignments_csv)}) {
        std::string const length = std::to_string(text.size()) + "\n";
        hash.update(as_bytes(length));
        hash.update(as_bytes(text));
    }
    return hash.finish();
}

Result<Governing> parse_governing(GoverningTexts const& texts) {
    Digest const attestation = crypto::sha256(as_bytes(texts.agreement.attestation_txt));
    law::Agreement agreement = TRY(law::parse_agreement(texts.agreement, attestation));
    auto trust = crypto::Trust::from_pem(agreement.trust_ca, agreement.trust_crl);
    if (!trust) {
        Error error = trust.error();
        error.field = "trust";
        error.requirement = "R-MOU-N";
        return std::unexpected(error);
    }
    if (!agreement.witness.policy.empty()) {
        auto const policy = witness::Policy::parse(agreement.witness.policy);
        if (!policy) {
            Error error = policy.error();
            error.field = "witness.policy";
            error.requirement = "R-MOU-N";
            return std::unexpected(error);
        }
    }
    law::LawFile law =
        TRY(law::LawFile::parse(texts.law_text, crypto::sha256(as_bytes(texts.law_text))));
    return Governing{.agreement = std::move(agreement),
                     .agreement_digest = digest_of(texts.agreement),
                     .law = std::move(law),
                     .trust = std::move(*trust)};
}

Result<SharedGoverning> governing(Station& station, AgreementId const& id) {
    return station.governing_kept().of(station.store(), id);
}

Result<SharedGoverning> GoverningKept::of(store::Store& store, AgreementId const& id) {
    auto const now = TRY(store.agreement_digests(id));
    if (!now) return nullptr;
    SharedGoverning& kept = kept_[id];
    if (!kept || kept->agreement_digest != now->agreement || kept->law.digest() != now->law) {
        kept = TRY(read(store, id));
    }
    return kept;
}

Result<SharedGoverning> GoverningKept::read(store::Store& store, AgreementId const& id) {
    auto row = TRY(store.agreement(id));
    CHECK(row.has_value());
    auto parsed =
        parse_governing({.agreement = {.agreement_toml = std::move(row->agreement_toml),
                                       .attestation_txt = std::move(row->attestation_txt),
                                       .recipients_csv = std::move(row->recipients_csv),
                                       .assignments_csv = std::move(row->assignments_csv)},
                         .law_text = std::move(row->law_text)});
    if (!parsed || parsed->agreement_digest != row->digest ||
        parsed->law.digest() != row->law_digest) {
        return stored_but_unreadable();
    }
    return std::make_shared<Governing const>(std::move(*parsed));
}

Result<std::vector<law::EnteredOrder>> entered_orders(Station& station) {
    std::vector<law::EnteredOrder> orders;
    for (store::OrderRow const& row : TRY(station.store().orders())) {
        if (!row.is_lift) {
            auto order = law::parse_order(row.toml);
            if (!order) return stored_but_unreadable();
            orders.push_back({.order = std::move(*order),
                              .entered_index = row.index,
                              .entered_at = row.at,
                              .lifted = {}});
            continue;
        }
        auto lift = law::parse_lift(row.toml);
        auto const same = [&](law::EnteredOrder const& entered) {
            return entered.order.id == row.id;
        };
        auto const entered = std::ranges::find_if(orders, same);
        if (!lift || entered == orders.end()) return stored_but_unreadable();
        entered->order.lifts.push_back(std::move(lift->lift));
        entered->lifted.push_back({.index = row.index, .at = row.at});
    }
    return orders;
}

}  // namespace penstock::disclosure
