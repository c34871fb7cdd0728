// The formats of this module, met from the other side: by the openssl command of the system.
#include "crypto/authority.h"
#include "crypto/cms.h"
#include "crypto/key_transport.h"
#include "crypto/sealing.h"
#include "crypto/signing_key.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace penstock::crypto {
namespace {

namespace fs = std::filesystem;

Instant const today = *parse_instant("2026-11-20T15:00:00Z");
Validity const ever{*parse_instant("2020-01-01T00:00:00Z"), *parse_instant("2040-01-01T00:00:00Z")};

class StockOpenssl : public ::testing::Test {
protected:
    void SetUp() override {
        if (std::system("openssl version > /dev/null 2>&1") != 0) {
            GTEST_SKIP() << "there is no openssl command here";
        }
        std::string pattern = ::testing::TempDir() + "stock-openssl-XXXXXX";
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override {
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    void write(std::string const& name, ByteView bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << as_text(bytes);
    }
    void write(std::string const& name, std::string_view text) const {
        write(name, as_bytes(text));
    }
    Bytes read(std::string const& name) const {
        std::ifstream file(folder_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // True if the command succeeds in the test's folder.
    bool openssl(std::string const& arguments) const {
        std::string const command =
            "cd '" + folder_.string() + "' && openssl " + arguments + " 2> stderr.txt";
        return std::system(command.c_str()) == 0;
    }
    std::string complaint() const { return std::string(as_text(read("stderr.txt"))); }

    penstock::testing::SeededEntropy entropy{61};
    Authority root = *Authority::make("Sample Root", ever, entropy);
    Credential ada = *root.issue("Ada Sample", ever, Usage::SignAndReceive, entropy);

private:
    fs::path folder_;
};

TEST_F(StockOpenssl, OpensASealedItem) {
    SealingKey const key = *make_sealing_key(entropy);
    Bytes text(2048, ' ');
    ASSERT_TRUE(entropy.fill(std::span(text).first(1000)).has_value());
    write("envelope", *seal(key, text, entropy));
    EXPECT_TRUE(openssl("cms -decrypt -inform DER -in envelope -out item -secretkey " +
                        to_hex(key.secret) + " -secretkeyid " + to_hex(key.id)))
        << complaint();
    EXPECT_EQ(read("item"), text);
    EXPECT_FALSE(openssl("cms -decrypt -inform DER -in envelope -out item -secretkey " +
                         std::string(64, '0') + " -secretkeyid " + to_hex(key.id)));
}

TEST_F(StockOpenssl, SealsAnItemThatOpensHere) {
    SealingKey const key = *make_sealing_key(entropy);
    Bytes const text(2048, 'x');
    write("item", text);
    ASSERT_TRUE(
        openssl("cms -encrypt -binary -outform DER -in item -out envelope -aes-256-gcm"
                " -secretkey " +
                to_hex(key.secret) + " -secretkeyid " + to_hex(key.id)))
        << complaint();
    EXPECT_EQ(*unseal(key, read("envelope")), text);
}

TEST_F(StockOpenssl, UnwrapsAKeyForItsRecipient) {
    write("wrapped", *wrap_to(ada.certificate(), as_bytes("00ff00ff")));
    write("ada.pem", ada.pem());
    EXPECT_TRUE(
        openssl("cms -decrypt -inform DER -in wrapped -out key -recip ada.pem -inkey ada.pem"))
        << complaint();
    EXPECT_EQ(as_text(read("key")), "00ff00ff");
}

TEST_F(StockOpenssl, UnwrapsAKeyForAnRsaCard) {
    ASSERT_TRUE(
        openssl("req -x509 -newkey rsa:2048 -nodes -subj '/CN=Card' -days 9"
                " -keyout key.pem -out card.pem"))
        << complaint();
    auto const card = Certificate::from_pem(as_text(read("card.pem")));
    ASSERT_TRUE(card.has_value());
    write("wrapped", *wrap_to(*card, as_bytes("00ff00ff")));
    EXPECT_TRUE(
        openssl("cms -decrypt -inform DER -in wrapped -out key -recip card.pem -inkey key.pem"))
        << complaint();
    EXPECT_EQ(as_text(read("key")), "00ff00ff");
}

TEST_F(StockOpenssl, VerifiesWhatIsSignedHere) {
    Bytes const batch = to_bytes("line one\r\nline two\n");
    write("batch", batch);
    write("batch.p7s", *sign_detached(ada, batch, today));
    write("ca.pem", root.certificate().pem());
    EXPECT_TRUE(
        openssl("cms -verify -binary -inform DER -in batch.p7s -content batch"
                " -CAfile ca.pem -purpose any -out /dev/null"))
        << complaint();
}

TEST_F(StockOpenssl, SignsWhatIsVerifiedHere) {
    Bytes const batch = to_bytes("line one\r\nline two\n");
    write("batch", batch);
    write("ada.pem", ada.pem());
    ASSERT_TRUE(
        openssl("cms -sign -binary -outform DER -in batch -signer ada.pem -inkey ada.pem"
                " -out batch.p7s"))
        << complaint();
    DetachedSignature const result = verify_detached(read("batch.p7s"), batch);
    EXPECT_EQ(result.state, DetachedState::Good);
    EXPECT_EQ(*result.signer, ada.certificate());
}

TEST_F(StockOpenssl, SignsWeaklyOrWithItsContentInside) {
    Bytes const batch = to_bytes("line one\n");
    write("batch", batch);
    ASSERT_TRUE(
        openssl("req -x509 -newkey rsa:2048 -nodes -subj '/CN=Card' -days 9"
                " -keyout key.pem -out card.pem"));
    std::string const sign =
        "cms -sign -binary -outform DER -in batch -signer card.pem"
        " -inkey key.pem -out batch.p7s ";
    auto const state = [&] { return verify_detached(read("batch.p7s"), batch).state; };
    ASSERT_TRUE(openssl(sign));
    EXPECT_EQ(state(), DetachedState::Good);
    ASSERT_TRUE(openssl(sign + "-md md5"));
    EXPECT_EQ(state(), DetachedState::WeakDigest);
    ASSERT_TRUE(openssl(sign + "-md sha1"));
    EXPECT_EQ(state(), DetachedState::WeakDigest);
    ASSERT_TRUE(openssl(sign + "-keyopt rsa_padding_mode:pss"));
    EXPECT_EQ(state(), DetachedState::Good);
    ASSERT_TRUE(openssl(sign + "-nodetach"));
    EXPECT_EQ(state(), DetachedState::Attached);
}

TEST_F(StockOpenssl, AgreesAboutCertificatesAndTheRevocationList) {
    Credential const ben = *root.issue("Ben Sample", ever, Usage::SignOnly, entropy);
    root.revoke(ben.certificate(), today);
    write("ca.pem", root.certificate().pem());
    write("crl.pem", root.crl_pem(today, ever.to));
    write("ada.pem", ada.certificate().pem());
    write("ben.pem", ben.certificate().pem());
    std::string const verify =
        "verify -x509_strict -crl_check -CRLfile crl.pem -CAfile ca.pem -attime " +
        std::to_string(today.time_since_epoch().count() + 60) + " ";
    EXPECT_TRUE(openssl(verify + "ada.pem > /dev/null")) << complaint();
    EXPECT_FALSE(openssl(verify + "ben.pem > /dev/null"));
}

TEST_F(StockOpenssl, MakesASigningKeyThatIsReadHere) {
    ASSERT_TRUE(openssl("genpkey -algorithm ed25519 -out key.pem")) << complaint();
    EXPECT_TRUE(SigningKey::from_pem(as_text(read("key.pem"))).has_value());
    ASSERT_TRUE(openssl("genpkey -algorithm ed25519 -aes256 -pass pass:word -out locked.pem"));
    EXPECT_FALSE(SigningKey::from_pem(as_text(read("locked.pem"))).has_value());
}

}  // namespace
}  // namespace penstock::crypto
