#include "crypto/certificate.h"

#include "crypto/authority.h"
#include "crypto/digest.h"
#include "crypto/internal/openssl.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

namespace penstock::crypto {
namespace {

Validity const ever{*parse_instant("2020-01-01T00:00:00Z"), *parse_instant("2040-01-01T00:00:00Z")};

struct TwoPeople {
    testing::SeededEntropy entropy{11};
    Authority authority = *Authority::make("Sample Root", ever, entropy);
    Credential ada = *authority.issue("Ada Sample", ever, Usage::SignAndReceive, entropy);
    Credential ben = *authority.issue("Ben Sample", ever, Usage::SignAndReceive, entropy);
};

std::string key_part(Credential const& credential) {
    std::string const pem = credential.pem();
    return pem.substr(pem.find("-----BEGIN PRIVATE KEY"));
}

// A private key file that claims another person's public key as its own.
std::string forged_key(Credential const& private_part, Credential const& public_part) {
    BIGNUM* scalar = nullptr;
    EXPECT_EQ(EVP_PKEY_get_bn_param(private_part.native_key(), OSSL_PKEY_PARAM_PRIV_KEY, &scalar),
              1);
    std::array<unsigned char, 200> point{};
    std::size_t point_size = 0;
    EXPECT_EQ(EVP_PKEY_get_octet_string_param(public_part.native_key(), OSSL_PKEY_PARAM_PUB_KEY,
                                              point.data(), point.size(), &point_size),
              1);
    OSSL_PARAM_BLD* const builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, scalar);
    OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point_size);
    OSSL_PARAM* const parameters = OSSL_PARAM_BLD_to_param(builder);
    internal::OwnedKeyContext const context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* made = nullptr;
    EXPECT_EQ(EVP_PKEY_fromdata_init(context.get()), 1);
    EXPECT_EQ(EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEYPAIR, parameters), 1);
    internal::OwnedKey const key(made);
    internal::OwnedBio const bio(BIO_new(BIO_s_mem()));
    EXPECT_EQ(
        PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr),
        1);
    BN_clear_free(scalar);
    OSSL_PARAM_BLD_free(builder);
    OSSL_PARAM_free(parameters);
    return internal::written_to(bio.get());
}

TEST(Certificate, IsNamedByTheDigestOfItsDerForm) {
    TwoPeople const people;
    Certificate const& certificate = people.ada.certificate();
    EXPECT_EQ(certificate.fingerprint(), sha256(certificate.der()));
    EXPECT_EQ(certificate.common_name(), "Ada Sample");
    EXPECT_NE(certificate, people.ben.certificate());
}

TEST(Certificate, SurvivesPemAndDer) {
    TwoPeople const people;
    Certificate const& certificate = people.ada.certificate();
    EXPECT_EQ(*Certificate::from_pem(certificate.pem()), certificate);
    EXPECT_EQ(*Certificate::from_der(certificate.der()), certificate);
    EXPECT_EQ(*Certificate::from_pem(people.ada.pem()), certificate);
}

TEST(Certificate, ReadsNothingElse) {
    TwoPeople const people;
    Bytes const der = people.ada.certificate().der();
    for (std::size_t size = 0; size < der.size(); ++size) {
        EXPECT_FALSE(Certificate::from_der(ByteView(der).first(size)).has_value()) << size;
    }
    Bytes longer = der;
    longer.push_back(0);
    EXPECT_FALSE(Certificate::from_der(longer).has_value());
    EXPECT_FALSE(Certificate::from_pem("").has_value());
    EXPECT_FALSE(Certificate::from_pem("-----BEGIN CERTIFICATE-----\nAAAA\n").has_value());
    EXPECT_FALSE(Certificate::from_pem(key_part(people.ada)).has_value());
}

TEST(Certificate, NoFlippedByteKeepsItsName) {
    TwoPeople const people;
    Bytes der = people.ada.certificate().der();
    for (std::uint8_t& byte : der) {
        byte ^= 0x41;
        auto const read = Certificate::from_der(der);
        if (read) {
            EXPECT_NE(*read, people.ada.certificate());
        }
        byte ^= 0x41;
    }
}

TEST(Credential, ReadsCertificateAndKeyInAnyOrder) {
    TwoPeople const people;
    auto const again = Credential::from_pem(people.ada.pem());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->certificate(), people.ada.certificate());
    auto const swapped =
        Credential::from_pem(key_part(people.ada) + people.ada.certificate().pem());
    ASSERT_TRUE(swapped.has_value());
    EXPECT_EQ(swapped->certificate(), people.ada.certificate());
}

TEST(Credential, NeedsBothParts) {
    TwoPeople const people;
    EXPECT_EQ(Credential::from_pem(people.ada.certificate().pem()).error().code,
              ErrorCode::Malformed);
    EXPECT_EQ(Credential::from_pem(key_part(people.ada)).error().code, ErrorCode::Malformed);
}

TEST(Credential, RefusesTheKeyOfAnother) {
    TwoPeople const people;
    auto const mixed = Credential::from_pem(people.ada.certificate().pem() + key_part(people.ben));
    ASSERT_FALSE(mixed.has_value());
    EXPECT_EQ(mixed.error().code, ErrorCode::Malformed);
}

// OpenSSL compares public parts only, and takes the public part that the file states.
TEST(Credential, RefusesAKeyThatOnlyClaimsThePublicPart) {
    TwoPeople const people;
    std::string const forged = forged_key(people.ben, people.ada);
    internal::OwnedBio const bio = internal::reader_of(forged);
    internal::OwnedKey const key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    ASSERT_NE(key, nullptr);
    ASSERT_EQ(X509_check_private_key(people.ada.certificate().native(), key.get()), 1);

    auto const thief = Credential::from_pem(people.ada.certificate().pem() + forged);
    ASSERT_FALSE(thief.has_value());
    EXPECT_EQ(thief.error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace penstock::crypto
