#include "ledger/note_signer.h"

#include "ledger/checkpoint.h"
#include "merkle/testing/vector_scan.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace penstock::ledger {
namespace {

std::filesystem::path const tlog = "../shared/data/tlog";
constexpr char const* text = "example.gov/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

crypto::SigningKey test_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *crypto::SigningKey::from_seed(seed);
}

std::unique_ptr<NoteSigner> witness_at(std::uint8_t number, int time) {
    return cosigner("witness.example/w" + std::to_string(number), test_key(number),
                    Instant(std::chrono::seconds(time)));
}

TEST(Signer, EveryKindSignsWhatItsOwnKeyOpens) {
    std::vector<std::unique_ptr<NoteSigner>> signers;
    signers.push_back(ed25519_signer("example.gov/log", test_key(1)));
    signers.push_back(ecdsa_signer("example.gov/log", *crypto::EcdsaKey::generate()));
    signers.push_back(witness_at(2, 1'679'315'147));
    std::string const note = *sign_note(text, signers);
    std::vector<VerifierKey> keys;
    for (auto const& signer : signers) {
        auto const key = parse_verifier_key(signer->key().text());
        ASSERT_TRUE(key);
        EXPECT_EQ(*key, signer->key());
        keys.push_back(*key);
    }
    auto const opened = open_note(note, keys);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->signatures.size(), 3u);
    EXPECT_EQ(opened->signatures[0].time, 0u);
    EXPECT_EQ(opened->signatures[2].time, 1'679'315'147u);
    EXPECT_EQ(opened->signatures[2].signature.bytes.size(), 72u);  // 76 with the id
    for (VerifierKey const& key : keys) EXPECT_EQ(*open_note(note, key), text);
}

TEST(Signer, AnEcdsaKeysIdIsThatOfItsDer) {
    auto const key = *crypto::EcdsaKey::generate();
    auto const one = ecdsa_signer("one", key)->key();
    auto const other = ecdsa_signer("other", key)->key();
    EXPECT_EQ(one.id(), other.id());
    EXPECT_NE(ed25519_signer("one", test_key(1))->key().id(),
              ed25519_signer("other", test_key(1))->key().id());
}

TEST(Signer, NoFlippedBitOfACosignatureOrAnEcdsaSignatureIsAccepted) {
    std::unique_ptr<NoteSigner> const kinds[] = {
        witness_at(1, 1000), ecdsa_signer("example.gov/log", *crypto::EcdsaKey::generate())};
    for (auto const& signer : kinds) {
        VerifierKey const key = signer->key();
        std::string const note = std::string(text) + "\n" + *signature_line(text, *signer);
        ASSERT_TRUE(open_note(note, key));
        for (std::size_t at = 0; at < note.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                std::string changed = note;
                changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
                EXPECT_FALSE(open_note(changed, key)) << at << " " << bit;
            }
        }
    }
}

TEST(Note, MoreThanSixteenSignaturesAreTakenAndAllKnownOnesFound) {
    std::string note = *sign_note(text, "example.gov/log", test_key(200));
    std::vector<VerifierKey> keys{verifier_key("example.gov/log", test_key(200))};
    for (std::uint8_t i = 1; i <= 60; ++i) {
        note += *signature_line(text, *witness_at(i, i));
        if (i % 2 == 0) keys.push_back(witness_at(i, 0)->key());
    }
    auto const opened = open_note(note, keys);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->signatures.size(), 31u);
    EXPECT_TRUE(open_checkpoint(note, keys[0]));
}

TEST(Note, OneKnownSignatureThatFailsRejectsAllOthers) {
    std::vector<VerifierKey> const keys{verifier_key("example.gov/log", test_key(200)),
                                        witness_at(1, 0)->key()};
    std::string const note = *sign_note(text, "example.gov/log", test_key(200));
    std::string const wrong = *signature_line("another text\n", *witness_at(1, 5));
    std::string const unknown = *signature_line("another text\n", *witness_at(2, 5));
    EXPECT_TRUE(open_note(note + unknown, keys));
    EXPECT_EQ(open_note(note + wrong, keys).error().code, ErrorCode::NotAllowed);
    EXPECT_EQ(open_note(note + wrong + *signature_line(text, *witness_at(1, 5)), keys).error().code,
              ErrorCode::NotAllowed);
}

TEST(Note, ASignatureUnderAKnownIdAndAnotherNameIsAStrangers) {
    // An ECDSA key's id does not cover its name, so only the pair identifies a key.
    auto const key = *crypto::EcdsaKey::generate();
    std::string const note =
        std::string(text) + "\n" + *signature_line(text, *ecdsa_signer("other.gov/log", key));
    EXPECT_FALSE(open_note(note, ecdsa_signer("example.gov/log", key)->key()));
}

TEST(Cosignature, ATimeBeyondTheSpecificationsLargestIsRefused) {
    NoteSignature signature{.name = "w", .id = 0, .bytes = Bytes(72, 0xFF)};
    VerifierKey const key = cosigner_key("w", test_key(1));
    signature.id = key.id();
    EXPECT_FALSE(open_note(std::string(text) + "\n" + signature.line(), key));
}

TEST(Cosignature, AllPublishedOnesVerifyAndNoneForAnotherTree) {
    auto const folder = tlog / "sunlight-cosignature/cmd/skylight/testdata";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared vectors are not here";
    platform::RealDisk disk;
    std::vector<VerifierKey> keys;
    std::vector<std::string> notes;
    for (auto const& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file()) continue;
        if (file.path().filename() == "checkpoint") {
            notes.emplace_back(as_text(*disk.read(file.path())));
        } else if (file.path().extension() == ".json") {
            std::string const json(as_text(*disk.read(file.path())));
            for (std::size_t at = json.find("+B"); at != std::string::npos;
                 at = json.find("+B", at + 1)) {
                std::size_t const start = json.rfind('"', at) + 1;
                auto const key = parse_verifier_key(json.substr(start, json.find('"', at) - start));
                if (key) keys.push_back(*key);
            }
        }
    }
    ASSERT_GE(keys.size(), 2u);
    int verified = 0;
    for (std::string const& note : notes) {
        auto const opened = open_note(note, keys);
        if (!opened) continue;
        verified += static_cast<int>(opened->signatures.size());
        std::string changed = note;
        changed[0] = changed[0] == 'x' ? 'y' : 'x';
        EXPECT_FALSE(open_note(changed, keys));
    }
    EXPECT_GE(verified, 3);
}

}  // namespace
}  // namespace penstock::ledger
