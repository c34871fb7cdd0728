#include "crypto/ecdsa_key.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace penstock::crypto {

namespace {

constexpr std::size_t longest_public_key = 256;

bool is_on_p256(EVP_PKEY* key) {
    std::array<char, 32> group{};
    std::size_t size = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(),
                                          group.size(), &size) == 1 &&
           std::string_view(group.data(), size) == "prime256v1";
}

Bytes der_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    int const size = i2d_PUBKEY(key, &der);
    CHECK(size > 0);
    Bytes const bytes(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

// The key, or null unless the bytes are exactly those that it is written as.
internal::OwnedKey read_public(ByteView bytes) {
    if (bytes.empty() || bytes.size() > longest_public_key) return nullptr;
    unsigned char const* at = bytes.data();
    internal::OwnedKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(bytes.size())));
    if (key == nullptr || !is_on_p256(key.get())) return nullptr;
    return std::ranges::equal(der_of(key.get()), bytes) ? std::move(key) : nullptr;
}

}  // namespace

Result<EcdsaKey> EcdsaKey::generate() {
    internal::QuietErrors const quiet;
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    if (key == nullptr) return fail(ErrorCode::Io, "the cryptographic library made no P-256 key");
    return EcdsaKey({key, EVP_PKEY_free});
}

Result<EcdsaKey> EcdsaKey::from_pem(std::string_view pem) {
    internal::QuietErrors const quiet;
    internal::OwnedBio const bio = internal::reader_of(pem);
    std::shared_ptr<EVP_PKEY> key(
        bio == nullptr
            ? nullptr
            : PEM_read_bio_PrivateKey(bio.get(), nullptr, internal::no_passphrase, nullptr),
        EVP_PKEY_free);
    if (key == nullptr || !is_on_p256(key.get())) {
        return fail(ErrorCode::Malformed, "the file holds no private key on P-256",
                    "give the key in PEM form, unencrypted, with a named curve");
    }
    return EcdsaKey(std::move(key));
}

Bytes EcdsaKey::public_key() const {
    return der_of(key_.get());
}

Result<Bytes> EcdsaKey::sign(ByteView message) const {
    internal::QuietErrors const quiet;
    internal::OwnedDigestContext const context(EVP_MD_CTX_new());
    CHECK(context != nullptr);
    Bytes signature(128);
    std::size_t size = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) !=
            1) {
        return fail(ErrorCode::Io, "the cryptographic library made no ECDSA signature");
    }
    signature.resize(size);
    return signature;
}

bool is_p256_key(ByteView public_key) {
    internal::QuietErrors const quiet;
    return read_public(public_key) != nullptr;
}

bool verify_ecdsa_p256(ByteView public_key, ByteView message, ByteView signature) {
    internal::QuietErrors const quiet;
    internal::OwnedKey const key = read_public(public_key);
    internal::OwnedDigestContext const context(EVP_MD_CTX_new());
    CHECK(context != nullptr);
    if (key == nullptr) return false;
    if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1) {
        return false;
    }
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

}  // namespace penstock::crypto
