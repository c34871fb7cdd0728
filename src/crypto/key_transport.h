// A short text, such as the secret of a SealingKey, encrypted for one person's certificate.
//
// The form is CMS AuthEnvelopedData (RFC 5083) in DER with AES-256-GCM, to an EC key by ECDH with
// SHA-256 (RFC 5753) and to an RSA key by OAEP with SHA-256 (RFC 4055); stock tools open it
// (docs/formats/envelope.md). Threads: safe.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/certificate.h"

namespace penstock::crypto {

// Encrypts for the holder of the certificate's private key.
// Errors: NotAllowed if the certificate's key is neither EC nor RSA.
[[nodiscard]] Result<Bytes> wrap_to(Certificate const& recipient, ByteView text);

// Errors: Malformed if `wrapped` is no such structure; NotAllowed if it is for another person or
// any byte was changed.
[[nodiscard]] Result<Bytes> unwrap(Credential const& recipient, ByteView wrapped);

}  // namespace penstock::crypto
