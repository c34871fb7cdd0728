#include "crypto/signing_key.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/pem.h>

#include <utility>

namespace penstock::crypto {

namespace {

constexpr std::size_t signature_bytes = 64;

std::shared_ptr<EVP_PKEY> shared(EVP_PKEY* key) {
    return {key, EVP_PKEY_free};
}

}  // namespace

Result<SigningKey> SigningKey::from_seed(std::span<std::uint8_t const, 32> seed) {
    internal::QuietErrors const quiet;
    EVP_PKEY* const key =
        EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, seed.data(), seed.size());
    if (key == nullptr) return fail(ErrorCode::Io, "the cryptographic library made no Ed25519 key");
    return SigningKey(shared(key));
}

Result<SigningKey> SigningKey::from_pem(std::string_view pem) {
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    auto key = shared(bio == nullptr ? nullptr
                                     : PEM_read_bio_PrivateKey(bio.get(), nullptr,
                                                               internal::no_passphrase, nullptr));
    if (key == nullptr || EVP_PKEY_is_a(key.get(), "ED25519") != 1) {
        return fail(ErrorCode::Malformed, "the file holds no Ed25519 private key",
                    "give the key in PKCS#8 PEM form, unencrypted");
    }
    return SigningKey(std::move(key));
}

std::string SigningKey::pem() const {
    internal::OwnedBio const bio(BIO_new(BIO_s_secmem()));
    CHECK(bio != nullptr);
    CHECK(PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1);
    return internal::written_to(bio.get());
}

std::array<std::uint8_t, 32> SigningKey::public_key() const {
    std::array<std::uint8_t, 32> bytes{};
    std::size_t size = bytes.size();
    CHECK(EVP_PKEY_get_raw_public_key(key_.get(), bytes.data(), &size) == 1);
    CHECK(size == bytes.size());
    return bytes;
}

Result<std::array<std::uint8_t, 64>> SigningKey::sign(ByteView message) const {
    internal::QuietErrors const quiet;
    internal::OwnedDigestContext const context(EVP_MD_CTX_new());
    CHECK(context != nullptr);
    std::array<std::uint8_t, signature_bytes> signature{};
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) !=
            1 ||
        size != signature.size()) {
        return fail(ErrorCode::Io, "the cryptographic library made no Ed25519 signature");
    }
    return signature;
}

bool verify_ed25519(std::span<std::uint8_t const, 32> public_key, ByteView message,
                    ByteView signature) {
    if (signature.size() != signature_bytes) return false;
    internal::QuietErrors const quiet;
    internal::OwnedKey const key(EVP_PKEY_new_raw_public_key_ex(
        nullptr, "ED25519", nullptr, public_key.data(), public_key.size()));
    internal::OwnedDigestContext const context(EVP_MD_CTX_new());
    CHECK(context != nullptr);
    if (key == nullptr) return false;
    if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) {
        return false;
    }
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

}  // namespace penstock::crypto
