#include "exchange/signature.h"

#include "crypto/authority.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "platform/real_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace penstock::exchange {
namespace {

Instant at(char const* text) {
    return *parse_instant(text);
}

Instant const today = at("2026-11-20T15:00:00Z");
crypto::Validity const ever{at("2020-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z")};

class SignatureTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = ::testing::TempDir() + "batch-signature-XXXXXX";
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
        put("batch.jsonl", batch);
    }
    void TearDown() override {
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }

    void put(char const* name, ByteView bytes) {
        ASSERT_TRUE(disk.replace(folder_ / name, bytes, false).has_value());
    }
    crypto::Credential person(crypto::Authority const& authority, crypto::Validity validity = ever,
                              crypto::Usage usage = crypto::Usage::SignAndReceive) {
        return *authority.issue("Sample Official", validity, usage, entropy);
    }
    // What the station says of the batch under this signature.
    BatchSignature judged(ByteView signature, Instant now = today) {
        put("batch.p7s", signature);
        auto const trust = crypto::Trust::from_pem(
            root.certificate().pem(),
            root.crl_pem(at("2026-10-02T00:00:00Z"), at("2039-12-31T00:00:00Z")));
        return *verify_batch_signature(disk, folder_ / "batch.jsonl", folder_ / "batch.p7s", *trust,
                                       now);
    }
    BatchSignature signed_by(crypto::Credential const& credential) {
        return judged(*crypto::sign_detached(credential, batch, today));
    }

    platform::RealDisk disk;
    penstock::testing::SeededEntropy entropy{71};
    crypto::Authority root = *crypto::Authority::make("Sample Root", ever, entropy);
    Bytes batch = to_bytes("{\"format\":\"penstock-batch/1\"}\n{\"line\":1}\n");
    std::filesystem::path folder_;
};

TEST_F(SignatureTest, GoodSaysWhoAndWhat) {
    auto const head = person(root);
    BatchSignature const result = signed_by(head);
    EXPECT_EQ(result.state, SignatureState::Good);
    EXPECT_EQ(result.signer, head.certificate().fingerprint());
    EXPECT_EQ(result.batch, crypto::sha256(batch));
}

TEST_F(SignatureTest, MissingIsAnEmptyFileOrNone) {
    BatchSignature const empty = judged({});
    EXPECT_EQ(empty.state, SignatureState::Missing);
    EXPECT_EQ(empty.batch, crypto::sha256(batch));
    EXPECT_FALSE(empty.signer.has_value());
    auto const trust =
        crypto::Trust::from_pem(root.certificate().pem(), root.crl_pem(ever.from, ever.to));
    auto const absent = verify_batch_signature(disk, folder_ / "batch.jsonl",
                                               folder_ / "absent.p7s", *trust, today);
    ASSERT_TRUE(absent.has_value());
    EXPECT_EQ(absent->state, SignatureState::Missing);
}

TEST_F(SignatureTest, ABatchThatIsNotThereIsAnError) {
    auto const trust =
        crypto::Trust::from_pem(root.certificate().pem(), root.crl_pem(ever.from, ever.to));
    put("batch.p7s", batch);
    auto const result = verify_batch_signature(disk, folder_ / "absent.jsonl",
                                               folder_ / "batch.p7s", *trust, today);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
}

TEST_F(SignatureTest, NotASignatureIsEverythingElse) {
    Bytes const good = *crypto::sign_detached(person(root), batch, today);
    Bytes const truncated(good.begin(), good.end() - 40);
    EXPECT_EQ(judged(as_bytes("this is not a signature\n")).state, SignatureState::NotASignature);
    EXPECT_EQ(judged(truncated).state, SignatureState::NotASignature);
    EXPECT_EQ(judged(batch).state, SignatureState::NotASignature);
    EXPECT_EQ(judged(Bytes(3 << 20, 0x30)).state, SignatureState::NotASignature);
}

TEST_F(SignatureTest, DoesNotVerifyAfterAnyChangeOfTheBatch) {
    auto const head = person(root);
    Bytes const good = *crypto::sign_detached(head, batch, today);
    Bytes const header(batch.begin(), batch.begin() + 30);
    EXPECT_EQ(judged(*crypto::sign_detached(head, header, today)).state,
              SignatureState::DoesNotVerify);
    batch[40] ^= 1;
    put("batch.jsonl", batch);
    BatchSignature const result = judged(good);
    EXPECT_EQ(result.state, SignatureState::DoesNotVerify);
    EXPECT_EQ(result.batch, crypto::sha256(batch));
    EXPECT_FALSE(result.signer.has_value());
}

TEST_F(SignatureTest, NotFromAuthorityEvenUnderTheSameName) {
    auto const other = *crypto::Authority::make("Sample Root", ever, entropy);
    auto const stranger = person(other);
    BatchSignature const result = signed_by(stranger);
    EXPECT_EQ(result.state, SignatureState::NotFromAuthority);
    EXPECT_EQ(result.signer, stranger.certificate().fingerprint());
}

TEST_F(SignatureTest, RevokedIsTold) {
    auto const head = person(root);
    root.revoke(head.certificate(), at("2026-10-01T00:00:00Z"));
    EXPECT_EQ(signed_by(head).state, SignatureState::Revoked);
}

TEST_F(SignatureTest, LapsedIsJudgedByTheStationsInstant) {
    auto const head = person(root, {at("2020-01-01T00:00:00Z"), at("2026-12-31T23:59:59Z")});
    // The signing time inside claims a day on which the certificate was valid; that counts nothing.
    Bytes const signature = *crypto::sign_detached(head, batch, today);
    EXPECT_EQ(judged(signature, at("2026-12-31T23:59:59Z")).state, SignatureState::Good);
    EXPECT_EQ(judged(signature, at("2027-01-01T00:00:00Z")).state, SignatureState::Lapsed);
    Bytes const before = *crypto::sign_detached(head, batch, at("1999-01-01T00:00:00Z"));
    EXPECT_EQ(judged(before, today).state, SignatureState::Good);
}

TEST_F(SignatureTest, LapsedIsAlsoARevocationListOutOfForce) {
    auto const head = person(root);
    Bytes const signature = *crypto::sign_detached(head, batch, today);
    EXPECT_EQ(judged(signature, at("2026-10-01T00:00:00Z")).state, SignatureState::Lapsed);
}

TEST_F(SignatureTest, WrongPurposeIsACertificateThatMayNotSign) {
    EXPECT_EQ(signed_by(person(root, ever, crypto::Usage::ReceiveOnly)).state,
              SignatureState::WrongPurpose);
}

TEST_F(SignatureTest, StockOpensslSignsItWellOrWeakly) {
    if (std::system("openssl version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "there is no openssl command here";
    }
    put("head.pem", as_bytes(person(root).pem()));
    auto const signed_with = [&](std::string const& options) {
        std::string const command =
            "cd '" + folder_.string() +
            "' && openssl cms -sign -binary -outform DER -in batch.jsonl -signer head.pem"
            " -inkey head.pem -out made.p7s " +
            options + " 2> /dev/null";
        EXPECT_EQ(std::system(command.c_str()), 0);
        return judged(*disk.read(folder_ / "made.p7s")).state;
    };
    EXPECT_EQ(signed_with(""), SignatureState::Good);
    EXPECT_EQ(signed_with("-md sha512"), SignatureState::Good);
    EXPECT_EQ(signed_with("-md sha1"), SignatureState::WeakDigest);
    EXPECT_EQ(signed_with("-nodetach"), SignatureState::NotASignature);
    EXPECT_EQ(signed_with("-nocerts"), SignatureState::DoesNotVerify);
}

}  // namespace
}  // namespace penstock::exchange
