// Who asks: the signature over the batch, the official behind it, the attestation.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

// There is a signature that some certificate made: only then the signer can be asked about.
bool has_signer(BatchFacts const& batch) {
    switch (batch.signature) {
        case SignatureState::Missing:
        case SignatureState::NotASignature:
        case SignatureState::DoesNotVerify:
            return false;
        case SignatureState::Good:
        case SignatureState::NotFromAuthority:
        case SignatureState::Revoked:
        case SignatureState::Lapsed:
        case SignatureState::WrongPurpose:
        case SignatureState::WeakDigest:
            return true;
    }
    return false;
}

// 26 USC 6103(i)(2)(B)
//     "in writing"
// INTERPRETATION: a batch is a writing of the official if it carries the official's signature over
// all of its bytes.
FindingStatus signature_present(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::Missing &&
                  ask.batch.signature != SignatureState::NotASignature);
}

FindingStatus signature_verifies(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::DoesNotVerify);
}

FindingStatus certificate_of_authority(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::NotFromAuthority);
}

FindingStatus certificate_not_revoked(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::Revoked);
}

FindingStatus certificate_current(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::Lapsed);
}

FindingStatus certificate_may_sign(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::WrongPurpose);
}

// Publication 1075: no SHA-1 signatures.
FindingStatus signature_digest_strong(FaceQuestion const& ask) {
    return met_if(ask.batch.signature != SignatureState::WeakDigest);
}

// 26 USC 6103(i)(2)(A)
//     "from the head of any Federal agency or the Inspector General thereof"
FindingStatus certifier_on_roll(FaceQuestion const& ask) {
    if (!has_signer(ask.batch)) return FindingStatus::Met;
    return met_if(ask.batch.signer_on_roll && ask.batch.certifier_role.has_value());
}

FindingStatus certifier_in_office(FaceQuestion const& ask) {
    if (!has_signer(ask.batch) || !ask.batch.certifier_role) return FindingStatus::Met;
    return met_if(ask.batch.office_in_force);
}

// Switch certifying_roles (T6): whether the head of a component is a "head of any Federal agency".
FindingStatus certifier_role_admitted(FaceQuestion const& ask) {
    if (ask.batch.certifier_role != CertifierRole::ComponentHead) return FindingStatus::Met;
    return met_if(ask.batch.switches.component_head_may_certify);
}

// Switch delegation (T6): the paragraph names no delegates, while (i)(1)(C)(i) and (i)(7)(A)(iii)
// do.
// STRICTER: to list the role in certifying_roles is not enough.
FindingStatus delegation_admitted(FaceQuestion const& ask) {
    if (ask.batch.certifier_role != CertifierRole::Delegate) return FindingStatus::Met;
    return met_if(ask.batch.switches.delegation);
}

FindingStatus delegation_written(FaceQuestion const& ask) {
    if (ask.batch.certifier_role != CertifierRole::Delegate) return FindingStatus::Met;
    return met_if(ask.batch.delegation_in_force);
}

// The agreement's attestation: use by the recipients named, solely for the matter (R-MOU-G).
FindingStatus attestation_given(FaceQuestion const& ask) {
    return met_if(ask.batch.attestation_given);
}

FindingStatus attestation_current(FaceQuestion const& ask) {
    return met_if(!ask.batch.attestation_given || ask.batch.attestation_is_agreements);
}

using F = ScenarioFacts;

template <SignatureState State>
void set_signature(F& facts) {
    facts.batch.signature = State;
}

constexpr std::array table{
    Predicate{.name = "signature.present",
              .face = signature_present,
              .flip = set_signature<SignatureState::Missing>},
    Predicate{.name = "signature.verifies",
              .face = signature_verifies,
              .flip = set_signature<SignatureState::DoesNotVerify>},
    Predicate{.name = "certificate.of_authority",
              .face = certificate_of_authority,
              .flip = set_signature<SignatureState::NotFromAuthority>},
    Predicate{.name = "certificate.not_revoked",
              .face = certificate_not_revoked,
              .flip = set_signature<SignatureState::Revoked>},
    Predicate{.name = "certificate.current",
              .face = certificate_current,
              .flip = set_signature<SignatureState::Lapsed>},
    Predicate{.name = "certificate.may_sign",
              .face = certificate_may_sign,
              .flip = set_signature<SignatureState::WrongPurpose>},
    Predicate{.name = "signature.digest_strong",
              .face = signature_digest_strong,
              .flip = set_signature<SignatureState::WeakDigest>},
    Predicate{.name = "certifier.on_roll",
              .face = certifier_on_roll,
              .flip =
                  [](F& facts) {
                      facts.batch.signer_on_roll = false;
                      facts.batch.certifier_role.reset();
                  }},
    Predicate{.name = "certifier.in_office",
              .face = certifier_in_office,
              .flip = [](F& facts) { facts.batch.office_in_force = false; }},
    Predicate{.name = "certifier.role_admitted",
              .face = certifier_role_admitted,
              .by_switch = {.name = "certifying_roles", .role = SwitchRole::Read},
              .flip = [](F& facts) { facts.batch.certifier_role = CertifierRole::ComponentHead; }},
    Predicate{.name = "certifier.delegation_admitted",
              .face = delegation_admitted,
              .by_switch = {.name = "delegation", .role = SwitchRole::Read},
              .flip =
                  [](F& facts) {
                      facts.batch.certifier_role = CertifierRole::Delegate;
                      facts.batch.delegation_in_force = true;
                  }},
    Predicate{.name = "certifier.delegation_written",
              .face = delegation_written,
              .flip =
                  [](F& facts) {
                      facts.batch.certifier_role = CertifierRole::Delegate;
                      facts.batch.switches.delegation = true;
                  }},
    Predicate{.name = "attestation.given",
              .face = attestation_given,
              .flip =
                  [](F& facts) {
                      facts.batch.attestation_given = false;
                      facts.batch.attestation_is_agreements = false;
                  }},
    Predicate{.name = "attestation.current",
              .face = attestation_current,
              .flip = [](F& facts) { facts.batch.attestation_is_agreements = false; }},
};

}  // namespace

std::span<Predicate const> certifier_predicates() {
    return table;
}

}  // namespace penstock::law::internal
