#include "exchange/signature.h"

#include "crypto/cms.h"

#include <memory>

namespace penstock::exchange {

namespace {

constexpr std::size_t longest_signature_bytes = 1 << 20;

// The file's bytes, at most one more than a signature may have. Nothing if it is not there.
Result<Bytes> read_signature(Disk& disk, Disk::Path const& path) {
    Result<std::unique_ptr<ReadFile>> file = disk.open_read(path);
    if (!file) {
        if (file.error().code == ErrorCode::NotFound) return Bytes{};
        return fail(file.error());
    }
    Bytes bytes(longest_signature_bytes + 1);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        std::size_t const count = TRY((*file)->read(std::span(bytes).subspan(filled)));
        if (count == 0) break;
        filled += count;
    }
    bytes.resize(filled);
    return bytes;
}

SignatureState state_of(crypto::DetachedState state) {
    switch (state) {
        case crypto::DetachedState::Good:
            return SignatureState::Good;
        case crypto::DetachedState::Missing:
            return SignatureState::Missing;
        case crypto::DetachedState::NotASignature:
        case crypto::DetachedState::Attached:
        case crypto::DetachedState::SeveralSigners:
            return SignatureState::NotASignature;
        case crypto::DetachedState::WeakDigest:
            return SignatureState::WeakDigest;
        case crypto::DetachedState::DoesNotVerify:
            return SignatureState::DoesNotVerify;
    }
    return SignatureState::DoesNotVerify;
}

SignatureState state_of(crypto::CertificateState state) {
    switch (state) {
        case crypto::CertificateState::Good:
            return SignatureState::Good;
        case crypto::CertificateState::NotFromAuthority:
            return SignatureState::NotFromAuthority;
        case crypto::CertificateState::Revoked:
            return SignatureState::Revoked;
        case crypto::CertificateState::Lapsed:
        // STRICTER: without a list in force nobody can say that the certificate is not revoked.
        case crypto::CertificateState::ListLapsed:
            return SignatureState::Lapsed;
        case crypto::CertificateState::WrongPurpose:
            return SignatureState::WrongPurpose;
    }
    return SignatureState::NotFromAuthority;
}

}  // namespace

Result<BatchSignature> verify_batch_signature(Disk& disk, Disk::Path const& batch,
                                              Disk::Path const& signature,
                                              crypto::Trust const& trust, Instant now) {
    Bytes const signature_bytes = TRY(read_signature(disk, signature));
    std::unique_ptr<ReadFile> const content = TRY(disk.open_read(batch));
    crypto::DetachedSignature const verified =
        TRY(crypto::verify_detached(signature_bytes, *content));
    BatchSignature result{.state = state_of(verified.state), .batch = verified.content};
    if (verified.signer) {
        result.signer = verified.signer->fingerprint();
        result.state = state_of(trust.check(*verified.signer, now, crypto::Use::Sign));
    }
    return result;
}

}  // namespace penstock::exchange
