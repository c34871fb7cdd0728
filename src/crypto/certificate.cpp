#include "crypto/certificate.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "crypto/internal/openssl.h"

#include <openssl/pem.h>

namespace penstock::crypto {

namespace {

constexpr Literal no_certificate = "the file holds no readable certificate";

Bytes der_of(X509* certificate) {
    int const size = i2d_X509(certificate, nullptr);
    CHECK(size > 0);
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* end = der.data();
    CHECK(i2d_X509(certificate, &end) == size);
    return der;
}

// True if the key makes signatures that the certificate's public key verifies. Comparing the public
// parts is not enough: a key file may state a public part that its private part does not have.
bool belongs(EVP_PKEY* key, X509* certificate) {
    constexpr std::string_view challenge = "penstock: this key belongs to this certificate";
    ByteView const message = as_bytes(challenge);
    internal::OwnedDigestContext const signing(EVP_MD_CTX_new());
    internal::OwnedDigestContext const verifying(EVP_MD_CTX_new());
    CHECK(signing != nullptr && verifying != nullptr);
    std::size_t size = 0;
    if (EVP_DigestSignInit_ex(signing.get(), nullptr, nullptr, nullptr, nullptr, key, nullptr) !=
            1 ||
        EVP_DigestSign(signing.get(), nullptr, &size, message.data(), message.size()) != 1) {
        return false;
    }
    Bytes signature(size);
    if (EVP_DigestSign(signing.get(), signature.data(), &size, message.data(), message.size()) !=
        1) {
        return false;
    }
    EVP_PKEY* const public_key = X509_get0_pubkey(certificate);
    return EVP_DigestVerifyInit_ex(verifying.get(), nullptr, nullptr, nullptr, nullptr, public_key,
                                   nullptr) == 1 &&
           EVP_DigestVerify(verifying.get(), signature.data(), size, message.data(),
                            message.size()) == 1;
}

}  // namespace

Result<Certificate> Certificate::from_pem(std::string_view pem) {
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    if (bio == nullptr) return fail(ErrorCode::Malformed, no_certificate);
    internal::OwnedX509 const parsed(
        PEM_read_bio_X509(bio.get(), nullptr, internal::no_passphrase, nullptr));
    if (parsed == nullptr) return fail(ErrorCode::Malformed, no_certificate, "give it in PEM form");
    return from_native(parsed.get());
}

Result<Certificate> Certificate::from_der(ByteView der) {
    internal::QuietErrors const quiet;
    unsigned char const* end = der.data();
    internal::OwnedX509 parsed(d2i_X509(nullptr, &end, static_cast<long>(der.size())));
    if (parsed == nullptr || end != der.data() + der.size()) {
        return fail(ErrorCode::Malformed, no_certificate);
    }
    return from_native(parsed.get());
}

Result<Certificate> Certificate::from_native(X509* certificate) {
    if (X509_get0_pubkey(certificate) == nullptr) {
        return fail(ErrorCode::Malformed, no_certificate);
    }
    CHECK(X509_up_ref(certificate) == 1);
    return Certificate(std::shared_ptr<X509>(certificate, X509_free), sha256(der_of(certificate)));
}

std::string Certificate::common_name() const {
    X509_NAME const* const subject = X509_get_subject_name(native_.get());
    int const place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (place < 0) return {};
    ASN1_STRING const* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place));
    internal::QuietErrors const quiet;
    unsigned char* text = nullptr;
    int const size = ASN1_STRING_to_UTF8(&text, value);
    if (size < 0) return {};
    std::string name(reinterpret_cast<char const*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return name;
}

Bytes Certificate::der() const {
    return der_of(native_.get());
}

std::string Certificate::pem() const {
    internal::OwnedBio const bio(BIO_new(BIO_s_mem()));
    CHECK(bio != nullptr && PEM_write_bio_X509(bio.get(), native_.get()) == 1);
    return internal::written_to(bio.get());
}

Result<Credential> Credential::from_pem(std::string_view pem) {
    Certificate certificate = TRY(Certificate::from_pem(pem));
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    CHECK(bio != nullptr);
    std::shared_ptr<EVP_PKEY> key(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, internal::no_passphrase, nullptr),
        EVP_PKEY_free);
    if (key == nullptr) {
        return fail(ErrorCode::Malformed, "the file holds no readable private key",
                    "put certificate and key, unencrypted, into one PEM file");
    }
    if (!belongs(key.get(), certificate.native())) {
        return fail(ErrorCode::Malformed, "the private key does not belong to the certificate",
                    "put the key of this certificate into the file");
    }
    return Credential(std::move(certificate), std::move(key));
}

std::string Credential::pem() const {
    internal::OwnedBio const bio(BIO_new(BIO_s_secmem()));
    CHECK(bio != nullptr);
    CHECK(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1);
    return certificate_.pem() + internal::written_to(bio.get());
}

}  // namespace penstock::crypto
