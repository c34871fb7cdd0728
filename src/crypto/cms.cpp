#include "crypto/cms.h"

#include "base/check.h"
#include "crypto/internal/content_bio.h"
#include "crypto/internal/openssl.h"

#include <algorithm>
#include <cstring>
#include <ctime>

namespace penstock::crypto {

namespace {

constexpr std::size_t longest_signature_bytes = 1 << 20;

using OwnedSigners =
    std::unique_ptr<STACK_OF(X509),
                    decltype([](STACK_OF(X509) * signers) { sk_X509_free(signers); })>;

// Bytes in memory, read as a file.
class MemoryFile : public ReadFile {
public:
    explicit MemoryFile(ByteView bytes) : rest_(bytes) {}

    Result<std::size_t> read(std::span<std::uint8_t> out) override {
        ByteView const taken = rest_.first(std::min(rest_.size(), out.size()));
        std::ranges::copy(taken, out.begin());
        rest_ = rest_.subspan(taken.size());
        return taken.size();
    }

private:
    ByteView rest_;
};

internal::OwnedCms parsed(ByteView signature) {
    unsigned char const* end = signature.data();
    internal::OwnedCms cms(d2i_CMS_ContentInfo(nullptr, &end, static_cast<long>(signature.size())));
    if (end != signature.data() + signature.size()) return nullptr;
    return cms;
}

bool is_strong(X509_ALGOR const* digest) {
    switch (OBJ_obj2nid(digest->algorithm)) {
        case NID_sha256:
        case NID_sha384:
        case NID_sha512:
        case NID_sha512_256:
        case NID_sha3_256:
        case NID_sha3_384:
        case NID_sha3_512:
            return true;
        default:
            return false;
    }
}

// What the structure says by itself; Good means that it is worth verifying.
DetachedState judge_form(CMS_ContentInfo* cms) {
    if (cms == nullptr || OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data) {
        return DetachedState::NotASignature;
    }
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms);
    int const count = sk_CMS_SignerInfo_num(signers);
    if (count < 1) return DetachedState::NotASignature;
    if (CMS_is_detached(cms) != 1) return DetachedState::Attached;
    if (count > 1) return DetachedState::SeveralSigners;
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(sk_CMS_SignerInfo_value(signers, 0), nullptr, nullptr, &digest,
                             nullptr);
    return is_strong(digest) ? DetachedState::Good : DetachedState::WeakDigest;
}

std::optional<Certificate> signer_of(CMS_ContentInfo* cms) {
    OwnedSigners const signers(CMS_get0_signers(cms));
    if (signers == nullptr || sk_X509_num(signers.get()) != 1) return std::nullopt;
    Result<Certificate> certificate = Certificate::from_native(sk_X509_value(signers.get(), 0));
    if (!certificate) return std::nullopt;
    return *std::move(certificate);
}

// Verifies as far as the content is needed. The chain is left to Trust.
DetachedSignature judge(ByteView signature, internal::ContentBio& content) {
    if (signature.empty()) return {.state = DetachedState::Missing};
    if (signature.size() > longest_signature_bytes) return {.state = DetachedState::NotASignature};
    internal::OwnedCms const cms = parsed(signature);
    DetachedState const form = judge_form(cms.get());
    if (form != DetachedState::Good) return {.state = form};
    unsigned int const flags = CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(cms.get(), nullptr, nullptr, content.get(), nullptr, flags) != 1) {
        return {.state = DetachedState::DoesNotVerify};
    }
    std::optional<Certificate> signer = signer_of(cms.get());
    if (!signer) return {.state = DetachedState::DoesNotVerify};
    return {.state = DetachedState::Good, .signer = std::move(signer)};
}

// Without this OpenSSL would write the machine's time into the signature.
bool set_signing_time(CMS_SignerInfo* signer, Instant at) {
    internal::OwnedTime const time(
        ASN1_TIME_set(nullptr, static_cast<std::time_t>(at.time_since_epoch().count())));
    return time != nullptr &&
           CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, ASN1_STRING_type(time.get()),
                                       time.get(), -1) == 1;
}

}  // namespace

Result<DetachedSignature> verify_detached(ByteView signature, ReadFile& content) {
    internal::QuietErrors const quiet;
    internal::ContentBio bio(content);
    DetachedSignature result = judge(signature, bio);
    result.content = TRY(bio.finish());
    return result;
}

DetachedSignature verify_detached(ByteView signature, ByteView content) {
    MemoryFile file(content);
    Result<DetachedSignature> result = verify_detached(signature, file);
    CHECK(result.has_value());
    return *std::move(result);
}

Result<Bytes> sign_detached(Credential const& credential, ReadFile& content, Instant at) {
    constexpr Literal refused = "the cryptographic library made no signature with this key";
    internal::QuietErrors const quiet;
    internal::ContentBio bio(content);
    unsigned int const flags = CMS_BINARY | CMS_DETACHED | CMS_PARTIAL | CMS_NOSMIMECAP;
    internal::OwnedCms const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
    CHECK(cms != nullptr);
    CMS_SignerInfo* const signer = CMS_add1_signer(cms.get(), credential.certificate().native(),
                                                   credential.native_key(), EVP_sha256(), flags);
    if (signer == nullptr || !set_signing_time(signer, at)) return fail(ErrorCode::Io, refused);
    bool const signed_all = CMS_final(cms.get(), bio.get(), nullptr, flags) == 1;
    TRY(bio.finish());
    if (!signed_all) return fail(ErrorCode::Io, refused);

    int const size = i2d_CMS_ContentInfo(cms.get(), nullptr);
    CHECK(size > 0);
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* end = der.data();
    CHECK(i2d_CMS_ContentInfo(cms.get(), &end) == size);
    return der;
}

Result<Bytes> sign_detached(Credential const& credential, ByteView content, Instant at) {
    MemoryFile file(content);
    return sign_detached(credential, file, at);
}

}  // namespace penstock::crypto
