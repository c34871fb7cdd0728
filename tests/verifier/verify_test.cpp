// Whole folders: ledgers that src/ledger wrote and src/ never sees again.
#include "report.h"

#include "ledger/ledger.h"
#include "platform/real_disk.h"
#include "testing/story.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

namespace verify {
namespace {

namespace fs = std::filesystem;

penstock::crypto::SigningKey signing_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *penstock::crypto::SigningKey::from_seed(seed);
}

std::string log_key(std::uint8_t number = 1) {
    return penstock::ledger::verifier_key(story_origin, signing_key(number)).text();
}

std::string file(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(fs::path const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

void flip(fs::path const& path, std::size_t at) {
    std::string bytes = file(path);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write(path, bytes);
}

// A folder of this test's own, gone when it ends.
class VerifyTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "penstock-verify-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder = name;
    }
    void TearDown() override { fs::remove_all(folder); }

    // Writes a ledger with these entries and exports it.
    fs::path exported(
        std::vector<std::string> const& entries, std::string const& name, std::uint8_t key = 1,
        penstock::ledger::ExportScope scope = penstock::ledger::ExportScope::Everything) {
        using penstock::ledger::Ledger;
        fs::path const ledger = folder / (name + "-ledger");
        EXPECT_TRUE(Ledger::create(disk, ledger, story_origin, signing_key(key)));
        auto const opened = Ledger::open(disk, ledger, story_origin, signing_key(key));
        EXPECT_TRUE((*opened)->append(entries));
        EXPECT_TRUE((*opened)->export_to(folder / name, scope));
        return folder / name;
    }

    static std::vector<std::string> long_story() {
        Story story;
        story.until_delivered().opened("disclosed").opened("reopened");
        for (int i = 0; i < 400; ++i) story.add("clock-set", "");
        return story.entries;
    }

    static Report check(fs::path const& path, std::string const& key = log_key(),
                        Expect expect = Expect::Entries) {
        return verify_folder(path.string(), *parse_log_key(key), expect);
    }

    fs::path folder;
    penstock::platform::RealDisk disk;
};

TEST_F(VerifyTest, AnExportOfTheLedgerIsClean) {
    Report const report = check(exported(long_story(), "e"));
    EXPECT_EQ(report.exit_status(), 0) << report.text();
    EXPECT_EQ(report.checkpoint->size, 412u);
    EXPECT_EQ(report.bundles, 2u);
    EXPECT_EQ(report.tiles, 3u);
    EXPECT_EQ(report.counts.disclosed, 1u);
    EXPECT_NE(report.text().find("\nOK\n"), std::string::npos);
    EXPECT_EQ(report.json().find("{\"ok\":true"), 0u);
}

TEST_F(VerifyTest, AnEmptyLedgerIsClean) {
    EXPECT_EQ(check(exported({}, "e")).exit_status(), 0);
}

TEST_F(VerifyTest, ABrokenRuleIsNamedWithItsEntry) {
    Story story;
    story.until_closed().approved(1).delivered().opened("disclosed");
    Report const report = check(exported(story.entries, "e"));
    EXPECT_EQ(report.exit_status(), 1);
    std::string const place =
        "entry " + std::to_string(story.entries.size() - 1) + ", rule opened.approved";
    EXPECT_NE(report.text().find(place), std::string::npos) << report.text();
    EXPECT_NE(report.json().find("\"rule\":\"opened.approved\""), std::string::npos);
}

TEST_F(VerifyTest, EveryFlippedBitIsFound) {
    fs::path const whole = exported(long_story(), "e");
    std::vector<fs::path> files;
    for (auto const& item : fs::recursive_directory_iterator(whole)) {
        if (item.is_regular_file()) files.push_back(fs::relative(item.path(), whole));
    }
    EXPECT_EQ(files.size(), 6u);
    for (fs::path const& name : files) {
        std::string const before = file(whole / name);
        std::size_t const step = before.size() / 50 + 1;
        for (std::size_t at = 0; at < before.size(); at += step) {
            flip(whole / name, at);
            EXPECT_EQ(check(whole).exit_status(), 1) << name << " " << at;
            write(whole / name, before);
        }
    }
    EXPECT_EQ(check(whole).exit_status(), 0);
}

TEST_F(VerifyTest, EveryMissingOrEmptyFileIsFound) {
    fs::path const whole = exported(long_story(), "e");
    for (auto const& item : std::vector<fs::directory_entry>(
             fs::recursive_directory_iterator(whole), fs::recursive_directory_iterator())) {
        if (!item.is_regular_file()) continue;
        std::string const before = file(item.path());
        fs::remove(item.path());
        EXPECT_NE(check(whole).exit_status(), 0) << item.path();
        write(item.path(), "");
        EXPECT_NE(check(whole).exit_status(), 0) << item.path();
        write(item.path(), before);
    }
    EXPECT_EQ(check(whole).exit_status(), 0);
}

TEST_F(VerifyTest, EntriesDroppedSwappedOrAddedUnderTheOldCheckpointAreFound) {
    std::vector<std::string> const entries = long_story();
    fs::path const whole = exported(entries, "e");
    auto const changed = [&](std::string const& name,
                             std::function<void(std::vector<std::string>&)> const& change) {
        std::vector<std::string> others = entries;
        change(others);
        fs::path const other = exported(others, name);
        fs::copy_file(whole / "checkpoint", other / "checkpoint",
                      fs::copy_options::overwrite_existing);
        return check(other).exit_status();
    };
    EXPECT_EQ(changed("same", [](auto&) {}), 0);
    EXPECT_EQ(changed("drop", [](auto& all) { all.erase(all.begin() + 200); }), 1);
    EXPECT_EQ(changed("drop-last", [](auto& all) { all.pop_back(); }), 1);
    EXPECT_EQ(changed("swap", [](auto& all) { std::swap(all[3], all[4]); }), 1);
    EXPECT_EQ(changed("add", [](auto& all) { all.push_back(all.back()); }), 1);
    EXPECT_EQ(changed("edit", [](auto& all) { all[200].back() = ' ', all[200] += '}'; }), 1);
}

TEST_F(VerifyTest, AnotherKeyIsRefusedAndSoIsALedgerThatItForged) {
    fs::path const whole = exported(long_story(), "e");
    fs::path const forged = exported(long_story(), "f", 2);
    EXPECT_EQ(check(whole, log_key(2)).exit_status(), 1);
    EXPECT_EQ(check(forged, log_key(1)).exit_status(), 1);
    EXPECT_EQ(check(forged, log_key(2)).exit_status(), 0);
}

TEST_F(VerifyTest, AFolderWithoutACheckpointCannotBeRead) {
    EXPECT_EQ(check(folder / "nothing").exit_status(), 3);
    EXPECT_EQ(check(folder).exit_status(), 3);
}

TEST_F(VerifyTest, HashesAloneAreCheckedOnlyIfThatIsExpected) {
    fs::path const hashes =
        exported(long_story(), "e", 1, penstock::ledger::ExportScope::HashesOnly);
    EXPECT_EQ(check(hashes).exit_status(), 1);
    Report const report = check(hashes, log_key(), Expect::HashesOnly);
    EXPECT_EQ(report.exit_status(), 0) << report.text();
    EXPECT_NE(report.text().find("entries were not there"), std::string::npos);
    flip(hashes / "tile/0/000", 40);
    EXPECT_EQ(check(hashes, log_key(), Expect::HashesOnly).exit_status(), 1);
}

TEST_F(VerifyTest, ALogOfAnotherMakerFitsItsTilesAndBreaksOurRules) {
    fs::path const sample = "../shared/data/tlog/tessera-sample-log/testdata/log";
    if (!fs::exists(sample)) GTEST_SKIP() << "the shared sample log is not here";
    std::string const key =
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    Report const report = check(sample, key);
    EXPECT_EQ(report.bundles, 1u);
    EXPECT_EQ(report.tiles, 1u);
    EXPECT_EQ(report.exit_status(), 1);
    for (Finding const& finding : report.findings.first()) {
        EXPECT_TRUE(finding.rule.starts_with("entry.")) << finding.rule;
    }
}

}  // namespace
}  // namespace verify
