#include "crypto/key_transport.h"

#include "crypto/authority.h"
#include "crypto/cms.h"
#include "crypto/internal/openssl.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace penstock::crypto {
namespace {

Validity const ever{*parse_instant("2020-01-01T00:00:00Z"), *parse_instant("2040-01-01T00:00:00Z")};

// A self-signed certificate with a key of another kind than Authority makes.
Credential with_key(EVP_PKEY* made) {
    internal::OwnedKey const key(made);
    internal::OwnedX509 const certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate.get()), 7);
    X509_set_pubkey(certificate.get(), key.get());
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), 9, 0, nullptr);
    EVP_MD const* const digest = EVP_PKEY_is_a(key.get(), "RSA") == 1 ? EVP_sha256() : nullptr;
    EXPECT_GT(X509_sign(certificate.get(), key.get(), digest), 0);
    internal::OwnedBio const bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate.get());
    PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return *Credential::from_pem(internal::written_to(bio.get()));
}

struct People {
    penstock::testing::SeededEntropy entropy{51};
    Authority root = *Authority::make("Sample Root", ever, entropy);
    Credential ada = *root.issue("Ada Sample", ever, Usage::ReceiveOnly, entropy);
    Credential ben = *root.issue("Ben Sample", ever, Usage::ReceiveOnly, entropy);
};

TEST(KeyTransport, OpensForTheRecipientAlone) {
    People const people;
    Bytes const text = to_bytes("000102030405060708090a0b0c0d0e0f");
    auto const wrapped = wrap_to(people.ada.certificate(), text);
    ASSERT_TRUE(wrapped.has_value());
    EXPECT_EQ(*unwrap(people.ada, *wrapped), text);
    EXPECT_EQ(unwrap(people.ben, *wrapped).error().code, ErrorCode::NotAllowed);
    EXPECT_NE(*wrapped, *wrap_to(people.ada.certificate(), text));
}

TEST(KeyTransport, ServesRsaCards) {
    Credential const card = with_key(EVP_RSA_gen(2048));
    Bytes const text = to_bytes("a content key");
    auto const wrapped = wrap_to(card.certificate(), text);
    ASSERT_TRUE(wrapped.has_value());
    EXPECT_EQ(*unwrap(card, *wrapped), text);
    EXPECT_EQ(unwrap(with_key(EVP_RSA_gen(2048)), *wrapped).error().code, ErrorCode::NotAllowed);
}

TEST(KeyTransport, RefusesAKeyThatCannotReceive) {
    Credential const signer = with_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    auto const wrapped = wrap_to(signer.certificate(), as_bytes("a content key"));
    ASSERT_FALSE(wrapped.has_value());
    EXPECT_EQ(wrapped.error().code, ErrorCode::NotAllowed);
}

TEST(KeyTransport, GivesNoTextAfterAnyFlippedByte) {
    People const people;
    Bytes const text = to_bytes("a content key");
    Bytes wrapped = *wrap_to(people.ada.certificate(), text);
    for (std::uint8_t& byte : wrapped) {
        byte ^= 0x11;
        auto const opened = unwrap(people.ada, wrapped);
        // A flip in a field without meaning may leave the text; it never changes it.
        if (opened) {
            EXPECT_EQ(*opened, text);
        }
        byte ^= 0x11;
    }
    wrapped[wrapped.size() - 1] ^= 1;
    EXPECT_EQ(unwrap(people.ada, wrapped).error().code, ErrorCode::NotAllowed);
}

TEST(KeyTransport, SurvivesAnyBytes) {
    People people;
    Bytes const wrapped = *wrap_to(people.ada.certificate(), as_bytes("a content key"));
    for (std::size_t size = 0; size < wrapped.size(); ++size) {
        EXPECT_EQ(unwrap(people.ada, ByteView(wrapped).first(size)).error().code,
                  ErrorCode::Malformed);
    }
    for (int round = 0; round < 500; ++round) {
        Bytes noise(1 + people.entropy.next() % 400);
        ASSERT_TRUE(people.entropy.fill(noise).has_value());
        EXPECT_FALSE(unwrap(people.ada, noise).has_value());
    }
    Bytes const signature = *sign_detached(people.ben, as_bytes("text"), ever.from);
    EXPECT_EQ(unwrap(people.ada, signature).error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace penstock::crypto
