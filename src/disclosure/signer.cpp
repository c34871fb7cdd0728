#include "disclosure/signer.h"

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

}  // namespace penstock::disclosure
