// Ed25519 (RFC 8032): the keys that sign checkpoints and cosignatures.
//
// Threads: a SigningKey may be used by many threads at once; copies share one key.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

struct evp_pkey_st;

namespace penstock::crypto {

class SigningKey {
public:
    // The key whose private part is this seed (RFC 8032 section 5.1.5). Errors: Io if the
    // cryptographic library refuses.
    [[nodiscard]] static Result<SigningKey> from_seed(std::span<std::uint8_t const, 32> seed);

    // Reads a PKCS#8 private key, unencrypted. Errors: Malformed for anything that is not an
    // Ed25519 private key.
    [[nodiscard]] static Result<SigningKey> from_pem(std::string_view pem);

    // The private key as PKCS#8 PEM, as from_pem reads it. A secret: only for a file of mode 0600.
    [[nodiscard]] std::string pem() const;

    [[nodiscard]] std::array<std::uint8_t, 32> public_key() const;

    // Signs the bytes as they are (no prehash, no context). Errors: Io if the cryptographic library
    // refuses.
    [[nodiscard]] Result<std::array<std::uint8_t, 64>> sign(ByteView message) const;

private:
    explicit SigningKey(std::shared_ptr<evp_pkey_st> key) : key_(std::move(key)) {}

    std::shared_ptr<evp_pkey_st> key_;
};

// True if `signature` is 64 bytes and is the signature of `message` by `public_key`.
//
// Signatures whose S is not below the group order are refused (RFC 8032 section 5.1.7), and the
// equation is checked without the cofactor, as Go's crypto/ed25519 does: both accept the same.
[[nodiscard]] bool verify_ed25519(std::span<std::uint8_t const, 32> public_key, ByteView message,
                                  ByteView signature);

}  // namespace penstock::crypto
