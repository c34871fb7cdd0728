#include "disclosure/signer.h"

#include <set>

namespace penstock::disclosure {

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

Result<bool> different_officials(Station& station, std::vector<crypto::Credential> const& signers,
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

std::vector<Digest> fingerprints_of(std::vector<crypto::Credential> const& signers) {
    std::vector<Digest> digests;
    for (crypto::Credential const& signer : signers) {
        digests.push_back(signer.certificate().fingerprint());
    }
    return digests;
}

std::vector<crypto::Certificate> certificates_of(std::vector<crypto::Credential> const& signers) {
    std::vector<crypto::Certificate> certificates;
    for (crypto::Credential const& signer : signers) certificates.push_back(signer.certificate());
    return certificates;
}

}  // namespace penstock::disclosure
