#include "crypto/sealing.h"

#include "crypto/internal/openssl.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <cstring>

namespace penstock::crypto {
namespace {

class NoEntropy : public Entropy {
public:
    Result<void> fill(std::span<std::uint8_t>) override {
        return fail(ErrorCode::Io, "a test has no chance to give");
    }
};

// The reference twin: OpenSSL's own reader of CMS.
std::string opened_by_openssl(SealingKey const& key, ByteView sealed) {
    unsigned char const* end = sealed.data();
    internal::OwnedCms const cms(
        d2i_CMS_ContentInfo(nullptr, &end, static_cast<long>(sealed.size())));
    EXPECT_NE(cms, nullptr);
    EXPECT_EQ(end, sealed.data() + sealed.size());
    if (cms == nullptr) return {};
    SealingKey copy = key;
    EXPECT_EQ(CMS_decrypt_set1_key(cms.get(), copy.secret.data(), copy.secret.size(),
                                   copy.id.data(), copy.id.size()),
              1);
    internal::OwnedBio const out(BIO_new(BIO_s_mem()));
    EXPECT_EQ(CMS_decrypt(cms.get(), nullptr, nullptr, nullptr, out.get(), CMS_BINARY), 1);
    return internal::written_to(out.get());
}

class SealingTest : public ::testing::Test {
protected:
    Bytes text_of(std::size_t size) {
        Bytes text(size);
        EXPECT_TRUE(entropy.fill(text).has_value());
        return text;
    }

    penstock::testing::SeededEntropy entropy{41};
    SealingKey key = *make_sealing_key(entropy);
};

TEST_F(SealingTest, OpensWithItsKey) {
    for (std::size_t size :
         {shortest_sealed_text, std::size_t{257}, std::size_t{2048}, longest_sealed_text}) {
        Bytes const text = text_of(size);
        Bytes const sealed = *seal(key, text, entropy);
        EXPECT_EQ(sealed.size(), size + sealing_overhead);
        EXPECT_EQ(*sealing_key_id(sealed), key.id);
        EXPECT_EQ(*unseal(key, sealed), text);
    }
}

TEST_F(SealingTest, IsWhatOpensslReads) {
    for (std::size_t size :
         {shortest_sealed_text, std::size_t{257}, std::size_t{2048}, longest_sealed_text}) {
        Bytes const text = text_of(size);
        EXPECT_EQ(opened_by_openssl(key, *seal(key, text, entropy)), as_text(text)) << size;
    }
}

TEST_F(SealingTest, SealsTheSameTextDifferentlyEachTime) {
    Bytes const text = text_of(512);
    Bytes const first = *seal(key, text, entropy);
    Bytes const second = *seal(key, text, entropy);
    std::size_t equal = 0;
    for (std::size_t i = 0; i < 512; ++i) equal += first[161 + i] == second[161 + i] ? 1u : 0u;
    EXPECT_LT(equal, 20u);
}

TEST_F(SealingTest, ShowsNothingOfItsText) {
    std::string text(2048, ' ');
    text.replace(100, 16, "1325 N STATE ST ");
    Bytes const sealed = *seal(key, as_bytes(text), entropy);
    EXPECT_EQ(as_text(sealed).find("STATE"), std::string_view::npos);
    EXPECT_EQ(as_text(sealed).find("        "), std::string_view::npos);
}

TEST_F(SealingTest, OpensWithNoOtherKey) {
    Bytes const sealed = *seal(key, text_of(2048), entropy);
    SealingKey other_secret = key;
    other_secret.secret[31] ^= 1;
    SealingKey other_id = key;
    other_id.id[0] ^= 1;
    EXPECT_EQ(unseal(other_secret, sealed).error().code, ErrorCode::NotAllowed);
    EXPECT_EQ(unseal(other_id, sealed).error().code, ErrorCode::NotAllowed);
}

TEST_F(SealingTest, OpensWithNoFlippedBit) {
    Bytes sealed = *seal(key, text_of(300), entropy);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
        EXPECT_FALSE(unseal(key, sealed).has_value()) << bit;
        sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
    }
    EXPECT_TRUE(unseal(key, sealed).has_value());
}

TEST_F(SealingTest, ReadsNothingElse) {
    Bytes const sealed = *seal(key, text_of(2048), entropy);
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        EXPECT_EQ(sealing_key_id(ByteView(sealed).first(size)).error().code, ErrorCode::Malformed);
    }
    Bytes longer = sealed;
    longer.push_back(0);
    EXPECT_EQ(sealing_key_id(longer).error().code, ErrorCode::Malformed);
    for (int round = 0; round < 2000; ++round) {
        Bytes noise = text_of(1 + entropy.next() % 4000);
        if (round % 2 == 0)
            std::memcpy(noise.data(), sealed.data(), std::min<std::size_t>(noise.size(), 130));
        EXPECT_FALSE(unseal(key, noise).has_value());
    }
}

TEST_F(SealingTest, WithoutChanceNothingIsMade) {
    NoEntropy none;
    EXPECT_EQ(make_sealing_key(none).error().code, ErrorCode::Io);
    EXPECT_EQ(seal(key, text_of(2048), none).error().code, ErrorCode::Io);
}

using SealingDeathTest = SealingTest;

TEST_F(SealingDeathTest, TextsOutsideTheBoundsAreABug) {
    EXPECT_DEATH((void)seal(key, text_of(shortest_sealed_text - 1), entropy), "shortest");
    EXPECT_DEATH((void)seal(key, text_of(longest_sealed_text + 1), entropy), "longest");
}

}  // namespace
}  // namespace penstock::crypto
