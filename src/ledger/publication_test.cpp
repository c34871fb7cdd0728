#include "ledger/publication.h"

#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <set>

namespace penstock::ledger {
namespace {

constexpr char const* origin = "example.gov/log";

crypto::SigningKey test_key() {
    return *crypto::SigningKey::from_seed(std::array<std::uint8_t, 32>{3});
}

class PublicationTest : public ::testing::Test {
protected:
    PublicationTest() {
        EXPECT_TRUE(Ledger::create(disk_, "station/ledger", origin, test_key()));
        ledger_ = *Ledger::open(disk_, "station/ledger", origin, test_key());
        grow(300);
    }
    void grow(std::size_t entries) {
        std::vector<std::string> const group(entries, "entry");
        EXPECT_TRUE(ledger_->append(group));
        EXPECT_TRUE(ledger_->publish());
    }
    bool there(std::string const& name, ExportScope scope = ExportScope::Everything) {
        return publication(disk_, "station/ledger", name, scope)->there;
    }

    testing::MemoryDisk disk_;
    std::unique_ptr<Ledger> ledger_;
};

TEST_F(PublicationTest, ServesTheExportAndNothingElse) {
    ASSERT_TRUE(ledger_->export_to("export"));
    std::set<std::string> exported;
    for (auto const& [path, bytes] : disk_.files()) {
        if (!path.starts_with("export/")) continue;
        std::string const name = path.substr(6);
        exported.insert(name);
        auto const served = publication(disk_, "station/ledger", name, ExportScope::Everything);
        ASSERT_TRUE(served);
        EXPECT_TRUE(served->there) << name;
        EXPECT_EQ(served->bytes, bytes) << name;
    }
    EXPECT_EQ(exported.size(), 6u);  // the checkpoint, three tiles, two bundles
    for (auto const& [path, bytes] : disk_.files()) {
        if (!path.starts_with("station/ledger/")) continue;
        std::string const name = path.substr(std::string("station/ledger").size());
        EXPECT_EQ(there(name), exported.contains(name)) << name;
    }
}

TEST_F(PublicationTest, SaysHowLongEachMayBeKept) {
    auto const note = *publication(disk_, "station/ledger", "/checkpoint", ExportScope::Everything);
    EXPECT_EQ(note.content_type.view(), "text/plain; charset=utf-8");
    EXPECT_EQ(note.cache_control.view(), "public, max-age=2");
    auto const tile = *publication(disk_, "station/ledger", "/tile/0/000", ExportScope::HashesOnly);
    EXPECT_EQ(tile.content_type.view(), "application/octet-stream");
    EXPECT_NE(tile.cache_control.view().find("immutable"), std::string_view::npos);
    EXPECT_EQ(tile.bytes.size(), 8192u);
}

TEST_F(PublicationTest, EntriesStayAtHomeWhereOnlyHashesAreServed) {
    EXPECT_TRUE(there("/tile/entries/000"));
    EXPECT_FALSE(there("/tile/entries/000", ExportScope::HashesOnly));
    EXPECT_TRUE(there("/tile/0/000", ExportScope::HashesOnly));
}

TEST_F(PublicationTest, NoOtherNameLeadsToAFile) {
    for (char const* name : {"",
                             "/",
                             "checkpoint",
                             "/journal",
                             "/lock",
                             "/../station",
                             "/tile/../checkpoint",
                             "/tile/0/../0/000",
                             "/tile/0/0",
                             "/tile/0/00",
                             "/tile/0/0000",
                             "/tile/00/000",
                             "/tile/0/000/",
                             "/tile/0//000",
                             "/tile/0/x000/000",
                             "/tile/0/000.p/0",
                             "/tile/0/000.p/256",
                             "/tile/0/000.p/044",
                             "/tile/0/001.p/45",
                             "/tile/0/001",
                             "/tile/0/002.p/1",
                             "/tile/64/000",
                             "/tile/-1/000",
                             "/tile/0/+00",
                             "/tile/2/000.p/1",
                             "/tile/entries",
                             "/tile/entries/",
                             "/tile/entries/001.p/44?x",
                             "/checkpoint/",
                             "/checkpoint?x",
                             "//checkpoint",
                             "/%2e%2e/journal",
                             "/tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999"}) {
        EXPECT_FALSE(there(name)) << name;
    }
    EXPECT_FALSE(there(std::string("/tile/0/000\0", 12)));
    EXPECT_TRUE(there("/tile/0/001.p/44"));
}

TEST_F(PublicationTest, ATileThatNoCheckpointCoversIsNotThereThoughItsFileIs) {
    disk_.overwrite("station/ledger/tile/0/001.p/50", Bytes(50 * 32));
    EXPECT_FALSE(there("/tile/0/001.p/50"));
    grow(6);
    EXPECT_TRUE(there("/tile/0/001.p/50"));
}

TEST_F(PublicationTest, CosignaturesAreServedAtOnceAndOutliveARestart) {
    auto const key = *crypto::SigningKey::from_seed(std::array<std::uint8_t, 32>{9});
    std::string const text = ledger_->published().text();
    auto const cosignature = [&](int time) {
        auto const line = signature_line(
            text, *cosigner("witness.example/w1", key, Instant(std::chrono::seconds(time))));
        return parse_note(text + "\n" + *line)->signatures;
    };
    ASSERT_TRUE(ledger_->add_cosignatures(cosignature(1000)));
    ASSERT_TRUE(ledger_->add_cosignatures(cosignature(2000)));
    ledger_.reset();
    ledger_ = *Ledger::open(disk_, "station/ledger", origin, test_key());
    auto const served =
        *publication(disk_, "station/ledger", "/checkpoint", ExportScope::Everything);
    std::vector<VerifierKey> const keys{verifier_key(origin, test_key()),
                                        cosigner_key("witness.example/w1", key)};
    auto const opened = open_note(as_text(served.bytes), keys);
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->signatures.size(), 2u);  // the second cosignature took the first's place
    EXPECT_EQ(opened->signatures[1].time, 2000u);
    grow(1);
    EXPECT_EQ(parse_note(ledger_->checkpoint())->signatures.size(), 1u);
}

TEST_F(PublicationTest, ASecondKeyOfTheLogSignsEveryCheckpointFromTheNextOn) {
    auto const second = *crypto::EcdsaKey::generate();
    ledger_->also_sign_with(ecdsa_signer(origin, second));
    EXPECT_FALSE(open_note(ledger_->checkpoint(), ecdsa_signer(origin, second)->key()));
    grow(1);
    EXPECT_TRUE(open_checkpoint(ledger_->checkpoint(), ecdsa_signer(origin, second)->key()));
    EXPECT_TRUE(open_checkpoint(ledger_->checkpoint(), verifier_key(origin, test_key())));
    ledger_.reset();
    EXPECT_TRUE(Ledger::open(disk_, "station/ledger", origin, test_key()));
}

}  // namespace
}  // namespace penstock::ledger
