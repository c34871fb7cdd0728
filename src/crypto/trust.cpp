#include "crypto/trust.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstddef>
#include <cstdint>
#include <ctime>

namespace penstock::crypto {

namespace {

constexpr int strength_112_bits = 2;  // OpenSSL's authentication level
constexpr std::size_t most_remembered = 4096;

// What a walk along the chain found. Nothing is Good unless all stay false.
struct Findings {
    std::time_t at = 0;
    bool stranger = false;
    bool revoked = false;
    bool lapsed = false;
    bool list_lapsed = false;
};

bool is_anchor(X509_STORE_CTX* walk) {
    return X509_STORE_CTX_get_error_depth(walk) == sk_X509_num(X509_STORE_CTX_get0_chain(walk)) - 1;
}

// RFC 5280 section 4.1.2.5: the validity period runs "from notBefore through notAfter, inclusive".
// OpenSSL leaves out the last second.
bool is_last_second(X509_STORE_CTX* walk, std::time_t at) {
    X509 const* const certificate = X509_STORE_CTX_get_current_cert(walk);
    return certificate != nullptr && ASN1_TIME_cmp_time_t(X509_get0_notAfter(certificate), at) == 0;
}

// Notes one complaint about the chain; 1 lets the walk go on, so that the gravest is found.
int note(int ok, X509_STORE_CTX* walk) {
    if (ok == 1) return 1;
    auto& findings = *static_cast<Findings*>(X509_STORE_CTX_get_app_data(walk));
    switch (X509_STORE_CTX_get_error(walk)) {
        case X509_V_ERR_CERT_REVOKED:
            findings.revoked = true;
            return 1;
        case X509_V_ERR_CERT_HAS_EXPIRED:
            if (!is_last_second(walk, findings.at)) findings.lapsed = true;
            return 1;
        case X509_V_ERR_CERT_NOT_YET_VALID:
            findings.lapsed = true;
            return 1;
        case X509_V_ERR_UNABLE_TO_GET_CRL:
            // Nobody above the anchor could revoke it.
            if (!is_anchor(walk)) findings.list_lapsed = true;
            return 1;
        case X509_V_ERR_CRL_HAS_EXPIRED:
        case X509_V_ERR_CRL_NOT_YET_VALID:
        case X509_V_ERR_CRL_SIGNATURE_FAILURE:
        case X509_V_ERR_CRL_PATH_VALIDATION_ERROR:
        case X509_V_ERR_DIFFERENT_CRL_SCOPE:
        case X509_V_ERR_KEYUSAGE_NO_CRL_SIGN:
        case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
        case X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION:
            findings.list_lapsed = true;
            return 1;
        default:
            findings.stranger = true;
            return 0;
    }
}

bool allows(X509* certificate, Use use) {
    std::uint32_t const usage = X509_get_key_usage(certificate);  // all bits where it is absent
    if (use == Use::Sign) return (usage & KU_DIGITAL_SIGNATURE) != 0;
    EVP_PKEY const* const key = X509_get0_pubkey(certificate);
    if (EVP_PKEY_is_a(key, "EC") == 1) return (usage & KU_KEY_AGREEMENT) != 0;
    return EVP_PKEY_is_a(key, "RSA") == 1 && (usage & KU_KEY_ENCIPHERMENT) != 0;
}

// True if reading ended because the text did, not because something in it is broken.
bool ended_cleanly() {
    unsigned long const error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

enum class Anchors { RootsOnly, All };

// The authorities of a PEM text, put into the store.
Result<Anchors> add_authorities(X509_STORE* store, std::string_view pem) {
    constexpr Literal unreadable = "the authority's certificate cannot be read";
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    if (bio == nullptr) return fail(ErrorCode::Malformed, unreadable);
    Anchors anchors = Anchors::All;
    for (int count = 0;; ++count) {
        internal::OwnedX509 const authority(
            PEM_read_bio_X509(bio.get(), nullptr, internal::no_passphrase, nullptr));
        if (authority == nullptr) {
            if (count > 0 && ended_cleanly()) return anchors;
            return fail(ErrorCode::Malformed, unreadable, "give it in PEM form");
        }
        if (X509_check_ca(authority.get()) != 1) {
            return fail(ErrorCode::Malformed,
                        "a certificate named as authority may not sign others",
                        "name the authority, not a person's certificate");
        }
        if ((X509_get_extension_flags(authority.get()) & EXFLAG_SS) != 0) {
            anchors = Anchors::RootsOnly;
        }
        CHECK(X509_STORE_add_cert(store, authority.get()) == 1);
    }
}

Result<void> add_revocation_lists(X509_STORE* store, std::string_view pem) {
    constexpr Literal unreadable = "the authority's revocation list cannot be read";
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    if (bio == nullptr) return fail(ErrorCode::Malformed, unreadable);
    for (int count = 0;; ++count) {
        internal::OwnedCrl const list(
            PEM_read_bio_X509_CRL(bio.get(), nullptr, internal::no_passphrase, nullptr));
        if (list == nullptr) {
            if (count > 0 && ended_cleanly()) return {};
            return fail(ErrorCode::Malformed, unreadable, "give it in PEM form");
        }
        CHECK(X509_STORE_add_crl(store, list.get()) == 1);
    }
}

}  // namespace

Result<Trust> Trust::from_pem(std::string_view authorities, std::string_view revocation_lists) {
    std::shared_ptr<X509_STORE> store(X509_STORE_new(), X509_STORE_free);
    CHECK(store != nullptr);
    Anchors const anchors = TRY(add_authorities(store.get(), authorities));
    TRY(add_revocation_lists(store.get(), revocation_lists));
    unsigned long flags = X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;
    if (anchors == Anchors::All) flags |= X509_V_FLAG_PARTIAL_CHAIN;
    CHECK(X509_STORE_set_flags(store.get(), flags) == 1);
    return Trust(std::move(store));
}

CertificateState Trust::check(Certificate const& certificate, Instant at, Use use) const {
    std::tuple const key{certificate.fingerprint(), use};
    {
        std::lock_guard const guard(remembered_->mutex);
        if (remembered_->at != at || remembered_->states.size() >= most_remembered) {
            remembered_->at = at;
            remembered_->states.clear();
        }
        auto const known = remembered_->states.find(key);
        if (known != remembered_->states.end()) return known->second;
    }
    CertificateState const state = judge(certificate, at, use);
    std::lock_guard const guard(remembered_->mutex);
    if (remembered_->at == at) remembered_->states.emplace(key, state);
    return state;
}

CertificateState Trust::judge(Certificate const& certificate, Instant at, Use use) const {
    internal::QuietErrors const quiet;
    Findings findings{.at = static_cast<std::time_t>(at.time_since_epoch().count())};
    internal::OwnedStoreContext const walk(X509_STORE_CTX_new());
    CHECK(walk != nullptr);
    CHECK(X509_STORE_CTX_init(walk.get(), store_.get(), certificate.native(), nullptr) == 1);
    X509_VERIFY_PARAM* const parameters = X509_STORE_CTX_get0_param(walk.get());
    X509_VERIFY_PARAM_set_time(parameters, findings.at);
    X509_VERIFY_PARAM_set_auth_level(parameters, strength_112_bits);
    CHECK(X509_STORE_CTX_set_app_data(walk.get(), &findings) == 1);
    X509_STORE_CTX_set_verify_cb(walk.get(), note);

    bool const complete = X509_verify_cert(walk.get()) == 1;
    if (!complete || findings.stranger) return CertificateState::NotFromAuthority;
    if (findings.revoked) return CertificateState::Revoked;
    if (findings.lapsed) return CertificateState::Lapsed;
    if (findings.list_lapsed) return CertificateState::ListLapsed;
    if (!allows(certificate.native(), use)) return CertificateState::WrongPurpose;
    return CertificateState::Good;
}

}  // namespace penstock::crypto
