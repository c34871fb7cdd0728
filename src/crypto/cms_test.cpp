#include "crypto/cms.h"

#include "crypto/authority.h"
#include "crypto/digest.h"
#include "crypto/internal/openssl.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::crypto {
namespace {

Instant const today = *parse_instant("2026-11-20T15:00:00Z");
Validity const ever{*parse_instant("2020-01-01T00:00:00Z"), *parse_instant("2040-01-01T00:00:00Z")};

Bytes der_of(internal::OwnedCms const& cms) {
    unsigned char* out = nullptr;
    int const size = i2d_CMS_ContentInfo(cms.get(), &out);
    EXPECT_GT(size, 0);
    Bytes der(out, out + size);
    OPENSSL_free(out);
    return der;
}

// A file of `size` bytes that were never all in memory, and that fails after `fails_at` of them.
class LongFile : public ReadFile {
public:
    explicit LongFile(std::uint64_t size, std::uint64_t fails_at = UINT64_MAX)
        : left_(size), fails_in_(fails_at) {}

    Result<std::size_t> read(std::span<std::uint8_t> out) override {
        largest_request_ = std::max(largest_request_, out.size());
        if (fails_in_ < out.size()) return fail(ErrorCode::Io, "a test's file has failed");
        auto const count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, out.size()));
        std::ranges::fill(out.first(count), static_cast<std::uint8_t>(left_ >> 16));
        left_ -= count;
        fails_in_ -= fails_in_ == UINT64_MAX ? 0 : count;
        return count;
    }
    [[nodiscard]] std::size_t largest_request() const { return largest_request_; }

private:
    std::uint64_t left_;
    std::uint64_t fails_in_;
    std::size_t largest_request_ = 0;
};

class CmsTest : public ::testing::Test {
protected:
    // A signature as another program might make it.
    Bytes foreign(unsigned int flags, EVP_MD const* digest, std::vector<Credential> const& signers,
                  ByteView content) const {
        flags |= CMS_BINARY | CMS_PARTIAL;
        internal::OwnedCms const cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
        for (Credential const& signer : signers) {
            EXPECT_NE(CMS_add1_signer(cms.get(), signer.certificate().native(), signer.native_key(),
                                      digest, flags),
                      nullptr);
        }
        internal::OwnedBio const source = internal::reader_of(as_text(content));
        EXPECT_EQ(CMS_final(cms.get(), source.get(), nullptr, flags), 1);
        return der_of(cms);
    }
    DetachedState state(ByteView given) const { return verify_detached(given, batch).state; }

    penstock::testing::SeededEntropy entropy{31};
    Authority root = *Authority::make("Sample Root", ever, entropy);
    Credential ada = *root.issue("Ada Sample", ever, Usage::SignOnly, entropy);
    Credential ben = *root.issue("Ben Sample", ever, Usage::SignOnly, entropy);
    Bytes batch = to_bytes("{\"format\":\"penstock-batch/1\"}\r\n{\"line\":1}\n");
    Bytes signature = *sign_detached(ada, batch, today);
};

TEST_F(CmsTest, KnowsItsSignerAndItsContent) {
    DetachedSignature const result = verify_detached(signature, batch);
    EXPECT_EQ(result.state, DetachedState::Good);
    ASSERT_TRUE(result.signer.has_value());
    EXPECT_EQ(*result.signer, ada.certificate());
    EXPECT_EQ(result.content, sha256(batch));
}

TEST_F(CmsTest, AcceptsEveryStrongDigestAndAbsentAttributes) {
    for (EVP_MD const* digest : {EVP_sha256(), EVP_sha384(), EVP_sha512()}) {
        EXPECT_EQ(state(foreign(CMS_DETACHED, digest, {ada}, batch)), DetachedState::Good);
        EXPECT_EQ(state(foreign(CMS_DETACHED | CMS_NOATTR, digest, {ada}, batch)),
                  DetachedState::Good);
    }
}

TEST_F(CmsTest, RefusesWeakDigests) {
    for (EVP_MD const* digest : {EVP_sha1(), EVP_sha224()}) {
        EXPECT_EQ(state(foreign(CMS_DETACHED, digest, {ada}, batch)), DetachedState::WeakDigest);
    }
}

TEST_F(CmsTest, TellsWhatIsNoSignature) {
    EXPECT_EQ(state({}), DetachedState::Missing);
    EXPECT_EQ(state(as_bytes("this is not a signature\n")), DetachedState::NotASignature);
    EXPECT_EQ(state(Bytes(2 << 20, 0x30)), DetachedState::NotASignature);
    EXPECT_EQ(state(batch), DetachedState::NotASignature);
    EXPECT_EQ(state(ada.certificate().der()), DetachedState::NotASignature);
    Bytes longer = signature;
    longer.push_back(0);
    EXPECT_EQ(state(longer), DetachedState::NotASignature);
    internal::OwnedCms const unsigned_data(
        CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_DETACHED | CMS_BINARY | CMS_PARTIAL));
    EXPECT_EQ(state(der_of(unsigned_data)), DetachedState::NotASignature);
    internal::OwnedBio const source = internal::reader_of(as_text(batch));
    internal::OwnedCms const digested(
        CMS_digest_create(source.get(), EVP_sha256(), CMS_DETACHED | CMS_BINARY));
    EXPECT_EQ(state(der_of(digested)), DetachedState::NotASignature);
}

TEST_F(CmsTest, WantsOneSignerAndContentApart) {
    EXPECT_EQ(state(foreign(CMS_DETACHED, EVP_sha256(), {ada, ben}, batch)),
              DetachedState::SeveralSigners);
    EXPECT_EQ(state(foreign(0, EVP_sha256(), {ada}, batch)), DetachedState::Attached);
    // An attached signature of other bytes is no better.
    EXPECT_EQ(state(foreign(0, EVP_sha256(), {ada}, as_bytes("other bytes"))),
              DetachedState::Attached);
}

TEST_F(CmsTest, NeedsTheSignersCertificateInIt) {
    EXPECT_EQ(state(foreign(CMS_DETACHED | CMS_NOCERTS, EVP_sha256(), {ada}, batch)),
              DetachedState::DoesNotVerify);
}

TEST_F(CmsTest, RefusesASignatureOfTheFirstLineOnly) {
    auto const end = std::ranges::find(batch, '\n') + 1;
    Bytes const header(batch.begin(), end);
    EXPECT_EQ(state(*sign_detached(ada, header, today)), DetachedState::DoesNotVerify);
}

TEST_F(CmsTest, RefusesContentThatDiffersInAnyByte) {
    for (std::uint8_t& byte : batch) {
        byte ^= 0x20;
        DetachedSignature const result = verify_detached(signature, batch);
        EXPECT_EQ(result.state, DetachedState::DoesNotVerify);
        EXPECT_FALSE(result.signer.has_value());
        EXPECT_EQ(result.content, sha256(batch));
        byte ^= 0x20;
    }
    EXPECT_EQ(verify_detached(signature, ByteView(batch).first(batch.size() - 1)).state,
              DetachedState::DoesNotVerify);
    batch.push_back('\n');
    EXPECT_EQ(state(signature), DetachedState::DoesNotVerify);
}

// Some bytes of a signature carry no meaning (a version number, say). Whatever is flipped: nobody
// else becomes the signer, and nothing else becomes the content.
TEST_F(CmsTest, NoFlippedByteOfTheSignatureMakesAnotherSigner) {
    std::size_t meaningless = 0;
    for (std::size_t place = 0; place < signature.size(); ++place) {
        for (std::uint8_t flip : {0x01, 0x80, 0xff}) {
            signature[place] ^= flip;
            DetachedSignature const result = verify_detached(signature, batch);
            EXPECT_EQ(result.content, sha256(batch));
            if (result.state == DetachedState::Good && *result.signer == ada.certificate()) {
                ++meaningless;
            }
            EXPECT_FALSE(result.state == DetachedState::Good &&
                         *result.signer == ben.certificate());
            signature[place] ^= flip;
        }
    }
    EXPECT_LT(meaningless, 60u);
}

TEST_F(CmsTest, SurvivesEveryTruncation) {
    for (std::size_t size = 1; size < signature.size(); ++size) {
        EXPECT_EQ(state(ByteView(signature).first(size)), DetachedState::NotASignature) << size;
    }
}

TEST_F(CmsTest, SurvivesRandomBytes) {
    for (int round = 0; round < 2000; ++round) {
        Bytes noise(1 + entropy.next() % 300);
        ASSERT_TRUE(entropy.fill(noise).has_value());
        if (round % 2 == 0) {
            // A beginning that lets the reader come further.
            std::size_t const kept = entropy.next() % signature.size();
            noise.insert(noise.begin(), signature.begin(),
                         signature.begin() + static_cast<std::ptrdiff_t>(kept));
        }
        EXPECT_NE(state(noise), DetachedState::Good);
    }
}

TEST_F(CmsTest, ReadsALongFileInPieces) {
    constexpr std::uint64_t size = 100 << 20;
    LongFile signed_file(size);
    Bytes const long_signature = *sign_detached(ada, signed_file, today);
    EXPECT_LT(long_signature.size(), 4096u);

    LongFile same(size);
    auto const result = verify_detached(long_signature, same);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->state, DetachedState::Good);
    EXPECT_LE(same.largest_request(), 1u << 20);
}

TEST_F(CmsTest, MissesTheLastByteOfALongFile) {
    LongFile signed_file(3 << 20);
    Bytes const long_signature = *sign_detached(ada, signed_file, today);
    LongFile shorter((3 << 20) - 1);
    EXPECT_EQ(verify_detached(long_signature, shorter)->state, DetachedState::DoesNotVerify);
}

TEST_F(CmsTest, AFileThatCannotBeReadIsAnErrorNotAJudgement) {
    LongFile to_sign(1 << 20);
    Bytes const good = *sign_detached(ada, to_sign, today);
    for (ByteView tried : {ByteView(good), ByteView()}) {
        LongFile broken(1 << 20, 300'000);
        auto const result = verify_detached(tried, broken);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, ErrorCode::Io);
    }
    LongFile broken(1 << 20, 300'000);
    EXPECT_EQ(sign_detached(ada, broken, today).error().code, ErrorCode::Io);
}

TEST_F(CmsTest, LeavesNoErrorBehind) {
    ERR_clear_error();
    EXPECT_EQ(state(as_bytes("nonsense")), DetachedState::NotASignature);
    batch[0] ^= 1;
    EXPECT_EQ(state(signature), DetachedState::DoesNotVerify);
    EXPECT_EQ(ERR_peek_error(), 0u);
}

}  // namespace
}  // namespace penstock::crypto
