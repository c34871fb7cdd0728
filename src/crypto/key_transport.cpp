#include "crypto/key_transport.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/ec.h>
#include <openssl/rsa.h>

namespace penstock::crypto {

namespace {

constexpr std::size_t longest_wrapped_bytes = 1 << 20;

std::unexpected<Error> not_wrapped() {
    return fail(ErrorCode::Malformed, "the bytes are no CMS structure that Penstock wraps");
}

// SHA-1, OpenSSL's default in both, is replaced.
bool set_strong_digest(CMS_RecipientInfo* recipient, EVP_PKEY const* key) {
    EVP_PKEY_CTX* const context = CMS_RecipientInfo_get0_pkey_ctx(recipient);
    if (context == nullptr) return false;
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        return EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) == 1;
    }
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1;
}

}  // namespace

Result<Bytes> wrap_to(Certificate const& recipient, ByteView text) {
    internal::QuietErrors const quiet;
    EVP_PKEY const* const key = X509_get0_pubkey(recipient.native());
    if (EVP_PKEY_is_a(key, "EC") != 1 && EVP_PKEY_is_a(key, "RSA") != 1) {
        return fail(ErrorCode::NotAllowed, "the recipient's key is neither EC nor RSA",
                    "name a certificate that can receive");
    }
    unsigned int const flags = CMS_BINARY | CMS_PARTIAL | CMS_KEY_PARAM;
    internal::OwnedCms const cms(
        CMS_encrypt(nullptr, nullptr, EVP_aes_256_gcm(), CMS_BINARY | CMS_PARTIAL));
    CHECK(cms != nullptr);
    CMS_RecipientInfo* const added = CMS_add1_recipient_cert(cms.get(), recipient.native(), flags);
    internal::OwnedBio const source = internal::reader_of(as_text(text));
    if (added == nullptr || source == nullptr || !set_strong_digest(added, key) ||
        CMS_final(cms.get(), source.get(), nullptr, flags) != 1) {
        return fail(ErrorCode::NotAllowed, "the cryptographic library cannot encrypt to this key",
                    "name a certificate that can receive");
    }
    int const size = i2d_CMS_ContentInfo(cms.get(), nullptr);
    CHECK(size > 0);
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* end = der.data();
    CHECK(i2d_CMS_ContentInfo(cms.get(), &end) == size);
    return der;
}

Result<Bytes> unwrap(Credential const& recipient, ByteView wrapped) {
    internal::QuietErrors const quiet;
    if (wrapped.size() > longest_wrapped_bytes) return not_wrapped();
    unsigned char const* end = wrapped.data();
    internal::OwnedCms const cms(
        d2i_CMS_ContentInfo(nullptr, &end, static_cast<long>(wrapped.size())));
    if (cms == nullptr || end != wrapped.data() + wrapped.size() ||
        OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_id_smime_ct_authEnvelopedData) {
        return not_wrapped();
    }
    internal::OwnedBio const out(BIO_new(BIO_s_secmem()));
    CHECK(out != nullptr);
    if (CMS_decrypt(cms.get(), recipient.native_key(), recipient.certificate().native(), nullptr,
                    out.get(), CMS_BINARY) != 1) {
        return fail(ErrorCode::NotAllowed,
                    "what was wrapped is for another person, or it was changed");
    }
    return to_bytes(internal::written_to(out.get()));
}

}  // namespace penstock::crypto
