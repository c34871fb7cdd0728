#include "crypto/signing_key.h"

#include "crypto/authority.h"
#include "crypto/testing/vector_lines.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::crypto {
namespace {

std::array<std::uint8_t, 32> key_bytes(std::string_view hex) {
    std::array<std::uint8_t, 32> bytes{};
    std::ranges::copy(*from_hex(hex), bytes.begin());
    return bytes;
}

SigningKey some_key() {
    return *SigningKey::from_seed(std::array<std::uint8_t, 32>{7});
}

// RFC 8032 section 7.1, tests 1 to 3.
TEST(SigningKey, GivesTheKnownAnswers) {
    struct Known {
        char const* seed;
        char const* public_key;
        char const* message;
        char const* signature;
    };
    constexpr Known answers[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
         "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
        {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
         "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
         "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
    };
    for (Known const& known : answers) {
        auto const key = SigningKey::from_seed(key_bytes(known.seed));
        ASSERT_TRUE(key.has_value());
        Bytes const message = *from_hex(known.message);
        EXPECT_EQ(to_hex(key->public_key()), known.public_key);
        EXPECT_EQ(to_hex(*key->sign(message)), known.signature);
        EXPECT_TRUE(
            verify_ed25519(key_bytes(known.public_key), message, *from_hex(known.signature)));
    }
}

TEST(SigningKey, SurvivesItsOwnPem) {
    SigningKey const key = some_key();
    auto const again = SigningKey::from_pem(key.pem());
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->public_key(), key.public_key());
    EXPECT_EQ(*again->sign(as_bytes("text")), *key.sign(as_bytes("text")));
}

TEST(SigningKey, ReadsNothingButAnEd25519Key) {
    testing::SeededEntropy entropy(5);
    Validity const validity{Instant{}, Instant{} + std::chrono::hours(24)};
    auto const authority = Authority::make("Somebody", validity, entropy);
    auto const person = authority->issue("Anybody", validity, Usage::SignOnly, entropy);
    std::string const good = some_key().pem();
    std::string const others[] = {
        "",
        "-----BEGIN PRIVATE KEY-----\n",
        "not a key",
        good.substr(0, good.size() / 2),
        person->pem(),
        std::string(100'000, 'A'),
        std::string(20, '\0'),
    };
    for (std::string const& other : others) {
        auto const key = SigningKey::from_pem(other);
        ASSERT_FALSE(key.has_value());
        EXPECT_EQ(key.error().code, ErrorCode::Malformed);
    }
}

TEST(VerifyEd25519, RefusesEveryFlippedBit) {
    SigningKey const key = some_key();
    Bytes message = to_bytes("a checkpoint");
    auto signature = *key.sign(message);
    auto public_key = key.public_key();
    ASSERT_TRUE(verify_ed25519(public_key, message, signature));
    for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
        EXPECT_FALSE(verify_ed25519(public_key, message, signature)) << bit;
        signature[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
    }
    for (std::uint8_t& byte : message) {
        byte ^= 1;
        EXPECT_FALSE(verify_ed25519(public_key, message, signature));
        byte ^= 1;
    }
    public_key[0] ^= 1;
    EXPECT_FALSE(verify_ed25519(public_key, message, signature));
}

TEST(VerifyEd25519, RefusesASignatureOfAnotherLength) {
    SigningKey const key = some_key();
    auto const signature = *key.sign(as_bytes("text"));
    Bytes longer(signature.begin(), signature.end());
    longer.push_back(0);
    EXPECT_FALSE(verify_ed25519(key.public_key(), as_bytes("text"), longer));
    EXPECT_FALSE(verify_ed25519(key.public_key(), as_bytes("text"), ByteView(signature).first(63)));
    EXPECT_FALSE(verify_ed25519(key.public_key(), as_bytes("text"), {}));
}

TEST(VerifyEd25519, AgreesWithWycheproof) {
    auto const vectors =
        internal::vectors("../shared/data/tlog/wycheproof/ed25519_test.json", "result");
    if (vectors.empty()) GTEST_SKIP() << "the vectors in ../shared/data/tlog are not here";
    for (internal::Vector const& vector : vectors) {
        bool const verifies = verify_ed25519(
            key_bytes(vector.at("pk")), *from_hex(vector.at("msg")), *from_hex(vector.at("sig")));
        EXPECT_EQ(verifies, vector.at("result") == "valid") << vector.at("tcId");
    }
    EXPECT_EQ(vectors.size(), 151u);
}

// The collection's README: the common behaviour "is to reject non_canonical_R and
// low_order_residue and to accept everything else".
TEST(VerifyEd25519, TreatsEdgeCasesAsGoDoes) {
    auto const vectors =
        internal::vectors("../shared/data/tlog/ed25519-cctv/ed25519vectors.json", "flags");
    if (vectors.empty()) GTEST_SKIP() << "the vectors in ../shared/data/tlog are not here";
    for (internal::Vector const& vector : vectors) {
        std::string const& flags = vector.at("flags");
        bool const expected =
            !flags.contains("non_canonical_R") && !flags.contains("low_order_residue");
        bool const verifies = verify_ed25519(
            key_bytes(vector.at("key")), as_bytes(vector.at("msg")), *from_hex(vector.at("sig")));
        EXPECT_EQ(verifies, expected) << vector.at("number") << flags;
    }
    EXPECT_EQ(vectors.size(), 914u);
}

}  // namespace
}  // namespace penstock::crypto
