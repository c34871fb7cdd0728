#include "api/caller.h"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::api {

namespace {

constexpr std::array<std::string_view, role_count> words{
    "certifier", "submitter",  "recipient",  "releasing", "order-desk", "holds-desk",
    "manager",   "safeguards", "accounting", "auditor",   "operator"};

constexpr Roles custodians{Role::Releasing,  Role::OrderDesk,  Role::HoldsDesk, Role::ReleaseOwner,
                           Role::Safeguards, Role::Accounting, Role::Auditor};

Role role_of(law::OfficialRole role) {
    switch (role) {
        case law::OfficialRole::Releasing:
            return Role::Releasing;
        case law::OfficialRole::OrderDesk:
            return Role::OrderDesk;
        case law::OfficialRole::HoldsDesk:
            return Role::HoldsDesk;
        case law::OfficialRole::ReleaseOwner:
            return Role::ReleaseOwner;
        case law::OfficialRole::Safeguards:
            return Role::Safeguards;
        case law::OfficialRole::Accounting:
            break;
    }
    return Role::Accounting;
}

template <typename Value>
void add_once(std::vector<Value>& values, Value const& value) {
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

}  // namespace

std::string_view word(Role role) {
    return words[static_cast<std::size_t>(role)];
}

std::optional<Role> role_of(std::string_view text) {
    auto const found = std::ranges::find(words, text);
    if (found == words.end()) return {};
    return static_cast<Role>(found - words.begin());
}

bool Caller::is_custodians() const {
    return roles.any_of(custodians);
}

bool Caller::has(AgreementId const& agreement) const {
    return std::ranges::find(agreements, agreement) != agreements.end();
}

Result<std::shared_ptr<Rolls const>> Rolls::of(disclosure::Station& station,
                                               std::vector<NamedPerson> named) {
    std::shared_ptr<Rolls> rolls(new Rolls(std::move(named)));
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto governed = TRY(disclosure::governing(station, id));
        if (!governed) continue;
        rolls->governing_.push_back(std::move(governed));
        rolls->add(*rolls->governing_.back());
    }
    return rolls;
}

void Rolls::add(disclosure::Governing const& governing) {
    std::size_t const place = governing_.size() - 1;
    law::Agreement const& agreement = governing.agreement;
    for (law::Official const& official : agreement.officials) {
        Grant grant{place, {}, official.id.value(), official.name, official.active};
        for (law::OfficialRole const role : official.roles) grant.roles.add(role_of(role));
        grants_.emplace(official.cert_sha256, std::move(grant));
    }
    for (law::Certifier const& certifier : agreement.certifiers) {
        grants_.emplace(
            certifier.cert_sha256,
            Grant{place, {Role::Certifier}, certifier.id, certifier.name, certifier.office_period});
    }
    for (auto const& [id, recipient] : agreement.recipients) {
        grants_.emplace(
            recipient.cert_sha256,
            Grant{place, {Role::Recipient}, id.value(), recipient.name, recipient.active});
    }
}

std::expected<Caller, Stranger> Rolls::find(crypto::Certificate const& certificate,
                                            Instant now) const {
    Caller caller{.certificate = certificate};
    Stranger why = Stranger::OnNoRoll;
    Date const today = utc_date(now);
    auto const [first, last] = grants_.equal_range(certificate.fingerprint());
    for (auto place = first; place != last; ++place) {
        Grant const& grant = place->second;
        disclosure::Governing const& governing = *governing_[grant.agreement];
        if (governing.trust.check(certificate, now, crypto::Use::Sign) !=
            crypto::CertificateState::Good) {
            why = Stranger::CertificateNotGood;
            continue;
        }
        if (!grant.active.contains(today)) {
            if (why == Stranger::OnNoRoll) why = Stranger::NotNow;
            continue;
        }
        for (std::size_t role = 0; role < role_count; ++role) {
            if (grant.roles.has(static_cast<Role>(role))) caller.roles.add(static_cast<Role>(role));
        }
        caller.id = grant.id;
        caller.name = grant.name;
        add_once(caller.agreements, governing.agreement.id);
        if (grant.roles.has(Role::Certifier)) {
            add_once(caller.agencies, governing.agreement.requester.id);
        }
        if (grant.roles.has(Role::Recipient)) {
            add_once(caller.recipient_ids, OfficerId(grant.id));
        }
    }
    for (NamedPerson const& person : named_) {
        if (person.certificate != certificate.fingerprint()) continue;
        if (!person.active.contains(today)) {
            if (why == Stranger::OnNoRoll) why = Stranger::NotNow;
            continue;
        }
        for (std::size_t role = 0; role < role_count; ++role) {
            if (person.roles.has(static_cast<Role>(role)))
                caller.roles.add(static_cast<Role>(role));
        }
        if (caller.id.empty()) {
            caller.id = person.id;
            caller.name = person.name;
        }
        if (person.roles.has(Role::Submitter)) add_once(caller.agencies, person.agency);
        for (disclosure::SharedGoverning const& governing : governing_) {
            bool const concerns = !person.roles.has(Role::Submitter) ||
                                  governing->agreement.requester.id == person.agency;
            if (concerns) add_once(caller.agreements, governing->agreement.id);
        }
    }
    if (caller.roles.empty()) return std::unexpected(why);
    return caller;
}

}  // namespace penstock::api
