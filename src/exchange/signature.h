// The certifying official's detached signature over all bytes of a batch file.
//
// Says who signed and whether that certificate counts with the agreement's authority at the
// station's instant. Whether the signer may certify is the agreement's roll, asked by law.
// Format: docs/formats/signature.md.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/result.h"
#include "crypto/trust.h"

#include <optional>

namespace penstock::exchange {

// The same words as law::SignatureState, in the same order; neither module may include the other.
enum class SignatureState {
    Good,
    Missing,           // no signature, or an empty file
    NotASignature,     // bytes that are not one detached CMS signed-data of one signer
    DoesNotVerify,     // the batch is not what was signed
    NotFromAuthority,  // the chain does not end in the agreement's authority
    Revoked,
    Lapsed,        // certificate, chain or revocation list not in force at the station's instant
    WrongPurpose,  // the certificate may not sign
    WeakDigest,    // MD5 or SHA-1
};

struct BatchSignature {
    SignatureState state = SignatureState::Missing;
    // The certificate that made the signature: set where the signature verifies, even if the
    // certificate itself is no good.
    std::optional<Digest> signer = {};
    Digest batch = {};  // SHA-256 of the batch file, whatever the state
};

// Reads the batch once, in bounded memory. A signature file that does not exist is Missing.
// Errors: NotFound if the batch is not there; Io.
[[nodiscard]] Result<BatchSignature> verify_batch_signature(Disk& disk, Disk::Path const& batch,
                                                            Disk::Path const& signature,
                                                            crypto::Trust const& trust,
                                                            Instant now);

}  // namespace penstock::exchange
