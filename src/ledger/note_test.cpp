#include "ledger/note.h"

#include "ledger/checkpoint.h"
#include "ledger/tile_reader.h"
#include "merkle/hash.h"
#include "merkle/testing/vector_scan.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace penstock::ledger {
namespace {

using merkle::VectorScan;
std::filesystem::path const tlog = "../shared/data/tlog";

crypto::SigningKey test_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *crypto::SigningKey::from_seed(seed);
}

TEST(Note, PublishedNotesVerifyUnderTheirKeys) {
    auto const path = tlog / "known-answers/notes-and-hashes.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(path);
    int notes = 0;
    while (scan.next("vkeys")) {
        auto const key = parse_verifier_key(scan.strings().at(0));
        ASSERT_TRUE(key);
        ASSERT_TRUE(scan.next("note"));
        EXPECT_TRUE(open_note(scan.string(), *key)) << notes;
        ++notes;
    }
    EXPECT_EQ(notes, 3);
}

TEST(VerifierKey, PublishedBadKeysAreRefused) {
    auto const path = tlog / "known-answers/notes-and-hashes.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    VectorScan scan = VectorScan::of_file(path);
    ASSERT_TRUE(scan.next("bad_vkeys"));
    for (std::string const& text : scan.strings()) EXPECT_FALSE(parse_verifier_key(text)) << text;
}

TEST(VerifierKey, IsReadAsItIsWritten) {
    for (std::uint8_t number = 0; number < 40; ++number) {  // some of these have a + in base64
        VerifierKey const key = verifier_key("simulation/example.gov/log", test_key(number));
        auto const back = parse_verifier_key(key.text());
        ASSERT_TRUE(back) << key.text();
        EXPECT_EQ(*back, key);
    }
}

TEST(VerifierKey, OtherFormsAreRefused) {
    std::string const good = verifier_key("example.gov/log", test_key(1)).text();
    ASSERT_TRUE(parse_verifier_key(good));
    for (std::string const& bad :
         {std::string(), std::string("a"), std::string("a+b"), good + "=", "x" + good,
          good.substr(0, good.size() - 4), good + "\n", " " + good}) {
        EXPECT_FALSE(parse_verifier_key(bad)) << bad;
    }
}

TEST(Note, WhatIsSignedIsOpened) {
    crypto::SigningKey const key = test_key(1);
    std::string const text = "a line\n\nanother, behind an empty one\n";
    std::string const note = *sign_note(text, "example.gov/log", key);
    EXPECT_EQ(*open_note(note, verifier_key("example.gov/log", key)), text);
}

TEST(Note, NoFlippedBitIsAccepted) {
    crypto::SigningKey const key = test_key(1);
    VerifierKey const verifier = verifier_key("example.gov/log", key);
    std::string const note = *sign_note("origin\n1\nroot\n", "example.gov/log", key);
    for (std::size_t at = 0; at < note.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string changed = note;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            EXPECT_FALSE(open_note(changed, verifier)) << at << " " << bit;
        }
    }
}

TEST(Note, UnknownSignaturesArePassedOver) {
    crypto::SigningKey const key = test_key(1);
    std::string const note = *sign_note("text\n", "example.gov/log", key);
    std::string const other = *sign_note("text\n", "witness.example", test_key(2));
    std::string const both = note + other.substr(other.rfind("\n\n") + 2);
    EXPECT_TRUE(open_note(both, verifier_key("example.gov/log", key)));
    EXPECT_TRUE(open_note(both, verifier_key("witness.example", test_key(2))));
    EXPECT_EQ(open_note(both, verifier_key("other.example", key)).error().code,
              ErrorCode::NotAllowed);
}

TEST(Note, AKnownKeyThatFailsRejectsTheNoteThoughItAlsoVerifies) {
    crypto::SigningKey const key = test_key(1);
    std::string const note = *sign_note("text\n", "example.gov/log", key);
    std::string const wrong = *sign_note("other\n", "example.gov/log", key);
    std::string const both = note + wrong.substr(wrong.rfind("\n\n") + 2);
    EXPECT_EQ(open_note(both, verifier_key("example.gov/log", key)).error().code,
              ErrorCode::NotAllowed);
}

TEST(Note, OtherFormsAreRefusedAndNeverReadBeyondTheEnd) {
    std::string const note = *sign_note("text\n", "example.gov/log", test_key(1));
    for (std::size_t size = 0; size < note.size(); ++size) {
        std::string const cut = note.substr(0, size);
        auto const parsed = parse_note(cut);
        // Only the text with no signature line at all is a note still, and it opens for nobody.
        EXPECT_FALSE(open_note(cut, verifier_key("example.gov/log", test_key(1)))) << size;
        EXPECT_FALSE(parsed && !parsed->signatures.empty()) << size;
    }
    EXPECT_FALSE(parse_note("a\tb\n\n"));
    EXPECT_FALSE(parse_note("a\xff\n\n"));
    EXPECT_FALSE(parse_note("a\xed\xa0\x80\n\n"));
}

TEST(Note, KeyNamesHaveNoSpaceAndNoPlus) {
    EXPECT_TRUE(valid_key_name("simulation/example.gov"));
    for (char const* bad : {"", "a b", "a+b", "a\nb",
                            "a\xC2\xA0"
                            "b",
                            "a\xE2\x80\x83"
                            "b",
                            "\xff"}) {
        EXPECT_FALSE(valid_key_name(bad)) << bad;
    }
}

TEST(Cosignature, APublishedOneVerifies) {
    auto const folder = tlog / "sunlight-cosignature/cmd/skylight/testdata/witness";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared vectors are not here";
    platform::RealDisk disk;
    std::string const log = "000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706";
    std::string note(as_text(*disk.read(folder / log / "checkpoint")));
    auto const key = parse_verifier_key(
        "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN");
    ASSERT_TRUE(key);
    ASSERT_EQ(key->kind, KeyKind::Cosignature);
    EXPECT_TRUE(open_note(note, *key));
    note[note.find("300")] = '4';
    EXPECT_EQ(open_note(note, *key).error().code, ErrorCode::NotAllowed);
}

TEST(Checkpoint, IsReadAsItIsWritten) {
    Checkpoint const checkpoint{.origin = "example.gov/log",
                                .tree = {.size = 42, .root = merkle::leaf_hash({})}};
    EXPECT_EQ(*parse_checkpoint(checkpoint.text()), checkpoint);
    EXPECT_EQ(*parse_checkpoint(checkpoint.text() + "extension\n"), checkpoint);
}

TEST(Checkpoint, OtherFormsAreRefused) {
    std::string const root = to_base64(merkle::empty_root().view()) + "\n";
    EXPECT_TRUE(parse_checkpoint("o\n0\n" + root));
    for (std::string const& bad :
         {std::string(), std::string("o\n"), "o\n00\n" + root, "o\n01\n" + root, "o\n-1\n" + root,
          "o\n\n" + root, "\n1\n" + root, "o\n1 \n" + root, "o\n18446744073709551616\n" + root,
          std::string("o\n1\nAAAA\n"), "o\n1\n" + root + "\n", "o\n1\n" + root + "x"}) {
        EXPECT_FALSE(parse_checkpoint(bad)) << bad;
    }
}

TEST(Checkpoint, ALogOfAnotherMakerVerifiesFromEntriesToSignature) {
    auto const folder = tlog / "tessera-sample-log/testdata/log";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the shared sample log is not here";
    platform::RealDisk disk;
    auto const key = parse_verifier_key(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    ASSERT_TRUE(key);
    std::vector<merkle::TreeHead> trees;
    for (unsigned size = 0; size <= 15; ++size) {
        auto const note = disk.read(folder / ("checkpoint." + std::to_string(size)));
        ASSERT_TRUE(note);
        auto const checkpoint = open_checkpoint(as_text(*note), *key);
        ASSERT_TRUE(checkpoint) << size;
        ASSERT_EQ(checkpoint->tree.size, size);
        TileReader tiles(disk, folder, size);
        EXPECT_EQ(*merkle::root_of(size, tiles.subtrees()), checkpoint->tree.root) << size;
        if (size != 0) {
            EXPECT_EQ(tiles.bundle(0)->entries.size(), size);
        }
        trees.push_back(checkpoint->tree);
    }
    TileReader tiles(disk, folder, 15);
    for (std::uint64_t old = 1; old <= 15; ++old) {
        auto const proof = merkle::consistency_proof(old, 15, tiles.subtrees());
        ASSERT_TRUE(proof);
        EXPECT_TRUE(merkle::verify_consistency(trees[old], trees[15], *proof)) << old;
    }
}

}  // namespace
}  // namespace penstock::ledger
