// Whom an agreement trusts: its certificate authority and the authority's revocation list.
//
//     Trust const trust = TRY(Trust::from_pem(agreement.trust.ca, agreement.trust.crl));
//     if (trust.check(signer, clock.now(), Use::Sign) != CertificateState::Good) …
//
// Certificates are judged at the given instant, never by the machine's clock (RFC 5280 section 6).
// Threads: safe.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "crypto/certificate.h"

#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <tuple>
#include <utility>

struct x509_store_st;

namespace penstock::crypto {

// What a certificate is to be used for.
enum class Use {
    Sign,    // keyUsage digitalSignature
    Receive  // keyUsage keyAgreement (EC) or keyEncipherment (RSA)
};

// Declared in order of precedence: where several hold, the first of them (after Good) is given.
enum class CertificateState {
    Good,
    NotFromAuthority,  // no chain to the authority by signatures of at least 112 bits of strength
    Revoked,           // it, or an authority between, is on the list, whatever the date there
    Lapsed,            // it, or an authority of the chain, is not valid at that instant
    ListLapsed,        // no revocation list of the issuer is in force at that instant
    WrongPurpose,      // its keyUsage does not allow the use; one without keyUsage allows every use
};

class Trust {
public:
    // Several certificates and lists may follow one another in a text. If the authorities include
    // a root, every chain must reach a root; otherwise each of them is an anchor.
    // Errors: Malformed if either text holds none, any of them cannot be read, or a certificate is
    // not an authority's.
    [[nodiscard]] static Result<Trust> from_pem(std::string_view authorities,
                                                std::string_view revocation_lists);

    // What was found is remembered as long as the same instant is asked about: many acts of one
    // person fall into one second.
    [[nodiscard]] CertificateState check(Certificate const& certificate, Instant at, Use use) const;

private:
    struct Remembered {
        std::mutex mutex;
        Instant at{};  // guarded by mutex, as the next
        std::map<std::tuple<Digest, Use>, CertificateState> states;
    };

    explicit Trust(std::shared_ptr<x509_store_st> store)
        : store_(std::move(store)), remembered_(std::make_shared<Remembered>()) {}
    [[nodiscard]] CertificateState judge(Certificate const& certificate, Instant at, Use use) const;

    std::shared_ptr<x509_store_st> store_;
    std::shared_ptr<Remembered> remembered_;
};

}  // namespace penstock::crypto
