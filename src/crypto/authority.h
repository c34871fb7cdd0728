// A small certificate authority for samples and tests: EC P-256, SHA-256, with the extensions that
// a real one would set (RFC 5280 section 4.2).
//
// Never for real use: its key lives in memory, without a token, an audit or a policy.
// Threads: one at a time.
#pragma once

#include "base/date.h"
#include "base/entropy.h"
#include "base/result.h"
#include "crypto/certificate.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::crypto {

// Both ends belong to the period.
struct Validity {
    Instant from;
    Instant to;
};

// What the keyUsage of an issued certificate allows.
enum class Usage {
    SignAndReceive,  // digitalSignature, keyAgreement
    SignOnly,        // digitalSignature
    ReceiveOnly,     // keyAgreement
};

class Authority {
public:
    // A root with a new key. Serial numbers come from `entropy`, keys from the cryptographic
    // library. Errors: those of `entropy`; Malformed if the name is empty or longer than 64 bytes.
    [[nodiscard]] static Result<Authority> make(std::string_view common_name, Validity validity,
                                                Entropy& entropy);

    // An authority that this one has certified. Errors: as make.
    [[nodiscard]] Result<Authority> issue_authority(std::string_view common_name, Validity validity,
                                                    Entropy& entropy) const;
    // A person's certificate with a new key. Errors: as make.
    [[nodiscard]] Result<Credential> issue(std::string_view common_name, Validity validity,
                                           Usage usage, Entropy& entropy) const;

    // A server's certificate with a new key, for a host given as a DNS name or an IP address
    // (subjectAltName, RFC 5280 section 4.2.1.6). Errors: as make, and Malformed for another host.
    [[nodiscard]] Result<Credential> issue_server(std::string_view host, Validity validity,
                                                  Entropy& entropy) const;

    // Puts the certificate on all later revocation lists.
    void revoke(Certificate const& certificate, Instant when);
    // The revocation list in PEM form, in force from `at` until `next`.
    [[nodiscard]] std::string crl_pem(Instant at, Instant next) const;

    [[nodiscard]] Certificate const& certificate() const { return credential_.certificate(); }

private:
    struct Revocation {
        Certificate certificate;
        Instant when;
    };

    explicit Authority(Credential credential) : credential_(std::move(credential)) {}

    Credential credential_;
    std::vector<Revocation> revocations_;
};

}  // namespace penstock::crypto
