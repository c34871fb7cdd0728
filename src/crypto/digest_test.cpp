#include "crypto/digest.h"

#include "crypto/testing/vector_lines.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace penstock::crypto {
namespace {

Bytes some_bytes(std::size_t size, std::uint64_t seed) {
    testing::SeededEntropy entropy(seed);
    Bytes bytes(size);
    EXPECT_TRUE(entropy.fill(bytes).has_value());
    return bytes;
}

// FIPS 198-1, step by step, with a new object for each hash.
Digest slow_hmac(Bytes key, ByteView data) {
    if (key.size() > 64) {
        Sha256 hash;
        hash.update(key);
        Digest const digest = hash.finish();
        key.assign(digest.bytes.begin(), digest.bytes.end());
    }
    key.resize(64);
    Bytes inner_key = key;
    Bytes outer_key = key;
    for (std::uint8_t& byte : inner_key) byte ^= 0x36;
    for (std::uint8_t& byte : outer_key) byte ^= 0x5c;
    Sha256 inner;
    inner.update(inner_key);
    inner.update(data);
    Sha256 outer;
    outer.update(outer_key);
    outer.update(inner.finish().view());
    return outer.finish();
}

// FIPS 180-4 examples.
TEST(Digest, GivesTheKnownAnswers) {
    EXPECT_EQ(to_hex(sha256({}).view()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(to_hex(sha256(as_bytes("abc")).view()),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    std::string const million(1'000'000, 'a');
    EXPECT_EQ(to_hex(sha256(as_bytes(million)).view()),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Digest, HashesPiecesAsOne) {
    Bytes const whole = some_bytes(1000, 1);
    for (std::size_t piece : {1u, 7u, 63u, 64u, 65u, 999u, 1000u}) {
        Sha256 hash;
        for (std::size_t at = 0; at < whole.size(); at += piece) {
            hash.update(ByteView(whole).subspan(at, std::min(piece, whole.size() - at)));
        }
        EXPECT_EQ(hash.finish(), sha256(whole)) << piece;
    }
}

TEST(Digest, StartsAnewAfterFinish) {
    Sha256 hash;
    hash.update(as_bytes("something else"));
    EXPECT_NE(hash.finish(), sha256({}));
    EXPECT_EQ(hash.finish(), sha256({}));
    hash.update(as_bytes("abc"));
    EXPECT_EQ(hash.finish(), sha256(as_bytes("abc")));
}

TEST(Digest, AnObjectIsUndisturbedByOtherHashes) {
    Sha256 hash;
    hash.update(as_bytes("ab"));
    EXPECT_NE(sha256(as_bytes("x")), hmac_sha256(as_bytes("k"), as_bytes("x")));
    hash.update(as_bytes("c"));
    EXPECT_EQ(hash.finish(), sha256(as_bytes("abc")));
}

// RFC 4231 test cases 1, 2 and 6.
TEST(Hmac, GivesTheKnownAnswers) {
    EXPECT_EQ(to_hex(hmac_sha256(Bytes(20, 0x0b), as_bytes("Hi There")).view()),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(
        to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?")).view()),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(to_hex(hmac_sha256(Bytes(131, 0xaa),
                                 as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))
                         .view()),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hmac, AgreesWithItsSlowTwinAroundTheBlockSize) {
    for (std::size_t key_size : {0u, 1u, 31u, 32u, 63u, 64u, 65u, 200u}) {
        for (std::size_t size : {0u, 1u, 55u, 56u, 64u, 300u}) {
            Bytes const key = some_bytes(key_size, 100 + key_size);
            Bytes const data = some_bytes(size, 500 + size);
            EXPECT_EQ(hmac_sha256(key, data), slow_hmac(key, data)) << key_size << " " << size;
        }
    }
}

TEST(Hmac, AgreesWithWycheproof) {
    auto const vectors =
        internal::vectors("../shared/data/tlog/wycheproof/hmac_sha256_test.json", "result");
    if (vectors.empty()) GTEST_SKIP() << "the vectors in ../shared/data/tlog are not here";
    for (internal::Vector const& vector : vectors) {
        auto const tag = vector.at("tag");
        auto const digest = hmac_sha256(*from_hex(vector.at("key")), *from_hex(vector.at("msg")));
        bool const same = to_hex(digest.view()).starts_with(tag);
        EXPECT_EQ(same, vector.at("result") == "valid") << vector.at("tcId");
    }
    EXPECT_EQ(vectors.size(), 174u);
}

TEST(Digest, IsTheSameOnEveryThread) {
    Bytes const data = some_bytes(100, 3);
    Digest const expected = sha256(data);
    std::array<Digest, 4> seen;
    std::vector<std::thread> threads;
    for (Digest& digest : seen) {
        threads.emplace_back([&digest, &data] {
            for (int i = 0; i < 1000; ++i) digest = sha256(data);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (Digest const& digest : seen) EXPECT_EQ(digest, expected);
}

}  // namespace
}  // namespace penstock::crypto
