// ECDSA on P-256 with SHA-256 (FIPS 186-5): a second signature for those whose validated module
// lacks Ed25519.
//
// Threads: an EcdsaKey may be used by many threads at once; copies share one key.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <memory>
#include <string_view>
#include <utility>

struct evp_pkey_st;

namespace penstock::crypto {

class EcdsaKey {
public:
    // A new key. Errors: Io if the cryptographic library refuses.
    [[nodiscard]] static Result<EcdsaKey> generate();

    // Reads a private key in PEM form, unencrypted. Errors: Malformed for anything that is not a
    // private key on P-256.
    [[nodiscard]] static Result<EcdsaKey> from_pem(std::string_view pem);

    // The SubjectPublicKeyInfo in DER, as a verifier's key holds it.
    [[nodiscard]] Bytes public_key() const;

    // An ASN.1 DER signature over SHA-256 of the message. Errors: Io if the library refuses.
    [[nodiscard]] Result<Bytes> sign(ByteView message) const;

private:
    explicit EcdsaKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

    std::shared_ptr<evp_pkey_st> key_;
};

// True if `public_key` is the DER of a SubjectPublicKeyInfo of a point on P-256, in that form and
// with nothing behind it.
[[nodiscard]] bool is_p256_key(ByteView public_key);

// True if `signature` is strict DER and is the signature of `message` by `public_key`, a
// SubjectPublicKeyInfo on P-256.
[[nodiscard]] bool verify_ecdsa_p256(ByteView public_key, ByteView message, ByteView signature);

}  // namespace penstock::crypto
