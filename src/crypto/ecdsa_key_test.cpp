#include "crypto/ecdsa_key.h"

#include "crypto/signing_key.h"
#include "crypto/testing/vector_lines.h"

#include <gtest/gtest.h>

namespace penstock::crypto {
namespace {

TEST(EcdsaKey, WhatItSignsVerifiesAndNoFlippedBitDoes) {
    auto const key = EcdsaKey::generate();
    ASSERT_TRUE(key.has_value());
    Bytes const message = to_bytes("a checkpoint");
    Bytes const signature = *key->sign(message);
    Bytes const public_key = key->public_key();
    EXPECT_TRUE(is_p256_key(public_key));
    EXPECT_TRUE(verify_ecdsa_p256(public_key, message, signature));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        Bytes changed = signature;
        changed[at] ^= 1;
        EXPECT_FALSE(verify_ecdsa_p256(public_key, message, changed)) << at;
    }
    for (std::size_t at = 0; at < public_key.size(); ++at) {
        Bytes changed = public_key;
        changed[at] ^= 1;
        EXPECT_FALSE(verify_ecdsa_p256(changed, message, signature)) << at;
    }
    EXPECT_FALSE(verify_ecdsa_p256(public_key, to_bytes("another"), signature));
}

TEST(EcdsaKey, IsNotReadFromAnotherKindOfKey) {
    auto const other = SigningKey::from_seed(std::array<std::uint8_t, 32>{7});
    EXPECT_FALSE(EcdsaKey::from_pem(other->pem()));
    EXPECT_FALSE(EcdsaKey::from_pem(""));
    Bytes longer = EcdsaKey::generate()->public_key();
    longer.push_back(0);
    EXPECT_FALSE(is_p256_key(longer));
    EXPECT_FALSE(is_p256_key({}));
}

TEST(VerifyEcdsaP256, AgreesWithWycheproof) {
    auto const vectors = internal::vectors(
        "../shared/data/tlog/wycheproof/ecdsa_secp256r1_sha256_test.json", "result");
    if (vectors.empty()) GTEST_SKIP() << "the shared vectors are not here";
    EXPECT_GT(vectors.size(), 400u);
    for (auto const& vector : vectors) {
        bool const verified =
            verify_ecdsa_p256(*from_hex(vector.at("publicKeyDer")), *from_hex(vector.at("msg")),
                              *from_hex(vector.at("sig")));
        EXPECT_EQ(verified, vector.at("result") == "valid") << vector.at("tcId");
    }
}

}  // namespace
}  // namespace penstock::crypto
