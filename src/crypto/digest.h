// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (FIPS 198-1).
//
//     Digest const root = sha256(as_bytes("penstock"));
//
// Threads: the functions are safe; one Sha256 belongs to one thread at a time. Nothing here fails:
// if the cryptographic library cannot hash, the process stops (CHECK).
#pragma once

#include "base/bytes.h"

#include <memory>

struct evp_md_ctx_st;

namespace penstock::crypto {

[[nodiscard]] Digest sha256(ByteView data);

// HMAC of `data` under a key of any length.
[[nodiscard]] Digest hmac_sha256(ByteView key, ByteView data);

// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept = default;
    Sha256& operator=(Sha256&&) noexcept = default;

    void update(ByteView data);

    // The digest of all bytes since the start, or since the last finish(); the object then starts
    // anew.
    [[nodiscard]] Digest finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

}  // namespace penstock::crypto
