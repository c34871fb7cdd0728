// Detached CMS signatures (RFC 5652 section 5) as `openssl cms -sign -binary -outform DER` makes
// them.
//
// Says whether the bytes were signed by the holder of a certificate, not whether that certificate
// counts: that is Trust's. The signing time in the structure is the signer's own claim and is not
// read. Threads: safe.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/result.h"
#include "crypto/certificate.h"

#include <optional>

namespace penstock::crypto {

enum class DetachedState {
    Good,
    Missing,         // no bytes
    NotASignature,   // not exactly one CMS signed-data over data, or longer than 1 MiB
    Attached,        // the signature carries its own content
    SeveralSigners,  // exactly one must sign
    WeakDigest,      // MD5, SHA-1 or another that is not SHA-2 or SHA-3 of 256 bits or more
    DoesNotVerify,   // not a signature of this content, or the signer's certificate is not in it
};

struct DetachedSignature {
    DetachedState state = DetachedState::Missing;
    std::optional<Certificate> signer = {};  // set where the state is Good
    Digest content = {};                     // SHA-256 of the whole content, whatever the state
};

// Reads the content once, in bounded memory, from where it stands to its end.
// Errors: only those of reading the content.
[[nodiscard]] Result<DetachedSignature> verify_detached(ByteView signature, ReadFile& content);
[[nodiscard]] DetachedSignature verify_detached(ByteView signature, ByteView content);

// Signs the content with SHA-256 and puts the certificate and `at` (as signing time) beside it;
// DER. Errors: those of reading the content; Io if the cryptographic library refuses the key.
[[nodiscard]] Result<Bytes> sign_detached(Credential const& credential, ReadFile& content,
                                          Instant at);
[[nodiscard]] Result<Bytes> sign_detached(Credential const& credential, ByteView content,
                                          Instant at);

}  // namespace penstock::crypto
