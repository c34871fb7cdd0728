// The list of a backup's files names nothing outside of it, whatever it holds.
#include "disclosure/backup_form.h"

#include "crypto/digest.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

namespace penstock::disclosure {
namespace {

class BackupForm : public ::testing::Test {
protected:
    // A backup whose manifest fits its list.
    Result<BackupAtHand> read(std::string const& list, std::uint64_t files = 1) {
        penstock::testing::MemoryDisk disk;
        BackupManifest const manifest{.origin = "penstock/1",
                                      .entries = 3,
                                      .root = "cm9vdA==",
                                      .made = parse_instant("2026-11-23T02:00:00Z").value(),
                                      .files = files,
                                      .bytes = 9,
                                      .digests = crypto::sha256(as_bytes(list))};
        EXPECT_TRUE(disk.make_folder("backup"));
        EXPECT_TRUE(disk.replace("backup/manifest.json", as_bytes(text_of(manifest))));
        EXPECT_TRUE(disk.replace("backup/digests", as_bytes(list)));
        return read_backup(disk, {"backup"});
    }
    std::string const digest_ = std::string(64, 'a');
};

TEST_F(BackupForm, WhatIsWrittenIsRead) {
    std::vector<BackupFile> const files{
        {.path = "station/store.db", .digest = crypto::sha256(as_bytes("1"))},
        {.path = "station/keys/log.pem.cms", .digest = crypto::sha256(as_bytes("2"))}};
    auto const found = read(text_of(files), 2);
    ASSERT_TRUE(found) << describe(found.error());
    EXPECT_EQ(found->manifest.entries, 3u);
    ASSERT_EQ(found->files.size(), 2u);
    EXPECT_EQ(found->files[0].path, "station/store.db");
    EXPECT_EQ(found->files[0].digest, files[0].digest);
    EXPECT_FALSE(found->files[0].is_sealed());
    EXPECT_TRUE(found->files[1].is_sealed());
}

TEST_F(BackupForm, APathThatLeadsElsewhereIsRefused) {
    EXPECT_TRUE(read(digest_ + "  station/a b\n"));
    for (std::string const path :
         {"elsewhere", "/etc/passwd", "station/../x", "station/a/../../x", "station/./x",
          "station//x", "station/", "station/x/", "station", "../station/x", ""}) {
        EXPECT_FALSE(read(digest_ + "  " + path + "\n")) << path;
    }
    EXPECT_FALSE(read(digest_ + "  station/" + std::string(1, '\0') + "x\n"));
}

TEST_F(BackupForm, AnotherFormIsRefused) {
    std::string const good = digest_ + "  station/x\n";
    ASSERT_TRUE(read(good));
    for (std::size_t end = 0; end < good.size(); ++end) EXPECT_FALSE(read(good.substr(0, end)));
    EXPECT_FALSE(read(good + "\n"));
    EXPECT_FALSE(read(good + good)) << "the manifest names another number of files";
    EXPECT_FALSE(read(std::string(64, 'g') + "  station/x\n"));
    EXPECT_FALSE(read(digest_ + " *station/x\n"));
}

TEST_F(BackupForm, TheListMustBeThatOfTheManifest) {
    penstock::testing::MemoryDisk disk;
    EXPECT_EQ(read_backup(disk, {"backup"}).error().code, ErrorCode::NotFound);
    BackupManifest manifest{.origin = "o", .root = "r", .digests = {}};
    ASSERT_TRUE(disk.make_folder("backup"));
    ASSERT_TRUE(disk.replace("backup/manifest.json", as_bytes(text_of(manifest))));
    ASSERT_TRUE(disk.replace("backup/digests", as_bytes("")));
    EXPECT_EQ(read_backup(disk, {"backup"}).error().code, ErrorCode::IntegrityLost);
    ASSERT_TRUE(disk.replace("backup/manifest.json", as_bytes("{}")));
    EXPECT_EQ(read_backup(disk, {"backup"}).error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace penstock::disclosure
