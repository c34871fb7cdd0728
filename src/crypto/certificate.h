// X.509 certificates, and the certificate with its private key that a person signs or opens with.
//
// Threads: both types are values; copies share one parsed object and may be used by many threads.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

struct evp_pkey_st;
struct x509_st;

namespace penstock::crypto {

class Certificate {
public:
    // Reads the first certificate of a PEM text. Errors: Malformed if there is none or it cannot be
    // read.
    [[nodiscard]] static Result<Certificate> from_pem(std::string_view pem);
    // Errors: Malformed unless the bytes are exactly one certificate.
    [[nodiscard]] static Result<Certificate> from_der(ByteView der);

    // SHA-256 of the DER form: the certificate's name in every roll.
    [[nodiscard]] Digest const& fingerprint() const { return fingerprint_; }
    // The subject's common name in UTF-8, empty where it has none. Names a person: never for a
    // message or a trace.
    [[nodiscard]] std::string common_name() const;
    [[nodiscard]] Bytes der() const;
    [[nodiscard]] std::string pem() const;

    bool operator==(Certificate const& other) const { return fingerprint_ == other.fingerprint_; }

    // For this module alone; what OpenSSL has read once is not read again.
    [[nodiscard]] x509_st* native() const { return native_.get(); }
    [[nodiscard]] static Result<Certificate> from_native(x509_st* certificate);

private:
    Certificate(std::shared_ptr<x509_st> native, Digest fingerprint)
        : native_(std::move(native)), fingerprint_(fingerprint) {}

    std::shared_ptr<x509_st> native_;
    Digest fingerprint_;
};

// A certificate and the private key that belongs to it.
class Credential {
public:
    // Reads a PEM text that holds a certificate and an unencrypted private key, in any order.
    // Errors: Malformed if either is missing, or a signature made with the key does not verify with
    // the certificate. So who holds a Credential holds the private key.
    [[nodiscard]] static Result<Credential> from_pem(std::string_view pem);

    [[nodiscard]] Certificate const& certificate() const { return certificate_; }
    // Certificate and private key as from_pem reads them. A secret: only for a file of mode 0600.
    [[nodiscard]] std::string pem() const;

    // For this module alone.
    [[nodiscard]] evp_pkey_st* native_key() const { return key_.get(); }

private:
    Credential(Certificate certificate, std::shared_ptr<evp_pkey_st> key)
        : certificate_(std::move(certificate)), key_(std::move(key)) {}

    Certificate certificate_;
    std::shared_ptr<evp_pkey_st> key_;
};

}  // namespace penstock::crypto
