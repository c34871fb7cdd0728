#include "disclosure/signer.h"

#include "crypto/cms.h"

#include <set>

namespace penstock::disclosure {

Signer Signer::at_hand(crypto::Certificate certificate) {
    return Signer(std::move(certificate));
}

Signer Signer::with_signature(crypto::Certificate certificate, Bytes signature) {
    Signer signer(std::move(certificate));
    signer.signature_ = std::move(signature);
    return signer;
}

Result<Bytes> Signer::sign(std::string_view statement, Instant at) const {
    if (credential_) return crypto::sign_detached(*credential_, as_bytes(statement), at);
    auto const found = crypto::verify_detached(signature_, as_bytes(statement));
    if (found.state == crypto::DetachedState::Good && *found.signer == certificate_) {
        return signature_;
    }
    return fail(ErrorCode::NotAllowed,
                "this act wants a signature over its statement, by the certificate that acts",
                "sign the bytes that docs/formats/statements.md describes");
}

law::Official const* official_of(Governing const& governing, crypto::Certificate const& certificate,
                                 Instant at) {
    if (governing.trust.check(certificate, at, crypto::Use::Sign) !=
        crypto::CertificateState::Good) {
        return nullptr;
    }
    for (law::Official const& official : governing.agreement.officials) {
        if (official.cert_sha256 == certificate.fingerprint() &&
            official.active.contains(utc_date(at))) {
            return &official;
        }
    }
    return nullptr;
}

Result<bool> different_officials(Station& station, std::vector<Signer> const& signers,
                                 law::OfficialRole role, std::size_t count) {
    return different_officials(station, certificates_of(signers), role, count);
}

Result<bool> different_officials(Station& station, std::vector<crypto::Certificate> const& signers,
                                 law::OfficialRole role, std::size_t count) {
    std::set<Digest> certificates, of_officials;
    std::set<OfficialId> ids;
    for (crypto::Certificate const& signer : signers) {
        certificates.insert(signer.fingerprint());
    }
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(governing(station, id));
        for (crypto::Certificate const& signer : signers) {
            law::Official const* const official = official_of(*governed, signer, station.now());
            if (official == nullptr || !official->is(role)) continue;
            ids.insert(official->id);
            of_officials.insert(signer.fingerprint());
        }
    }
    // A stranger's signature is a mistake to be looked at, so that every one must be an official's.
    return certificates.size() >= count && ids.size() >= count && of_officials == certificates;
}

std::vector<Digest> fingerprints_of(std::vector<Signer> const& signers) {
    std::vector<Digest> digests;
    for (Signer const& signer : signers) {
        digests.push_back(signer.certificate().fingerprint());
    }
    return digests;
}

std::vector<crypto::Certificate> certificates_of(std::vector<Signer> const& signers) {
    std::vector<crypto::Certificate> certificates;
    for (Signer const& signer : signers) certificates.push_back(signer.certificate());
    return certificates;
}

}  // namespace penstock::disclosure
