#include "remote/own_record.h"

#include "base/digest_text.h"
#include "remote/counts.h"
#include "remote/own_entries.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::remote {

namespace {

using penstock::testing::MemoryDisk;
using penstock::testing::SeededEntropy;
using penstock::testing::Unsynced;

Instant const now = *parse_instant("2026-11-20T15:00:00Z");

OwnOpened opened(std::uint64_t line, std::uint64_t round, std::uint8_t officer) {
    OwnOpened one{.kind = "disclosed",
                  .batch = "b",
                  .line = line,
                  .round = round,
                  .envelope = {},
                  .cert = {},
                  .use_end = utc_date(now),
                  .entry = 1};
    one.cert.bytes.fill(officer);
    return one;
}

struct OwnRecordTest : ::testing::Test {
    MemoryDisk disk;
    SeededEntropy entropy{1};

    void SetUp() override {
        ASSERT_TRUE(disk.make_folder("f"));
        ASSERT_TRUE(disk.sync_folder("."));
        ASSERT_TRUE(OwnRecord::make(disk, entropy, "f", "log"));
    }
};

TEST_F(OwnRecordTest, an_entry_outlives_a_power_cut_right_after_it) {
    {
        auto record = OwnRecord::open(disk, "f");
        ASSERT_TRUE(record);
        ASSERT_TRUE(record->add(own_acknowledged(now, 3, {})));
    }
    disk.power_cycle(Unsynced::Lost);
    auto record = OwnRecord::open(disk, "f");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->size(), 1u);
    EXPECT_TRUE(*record->has("own-acknowledged", "cert", text_of(Digest())));
}

TEST_F(OwnRecordTest, a_changed_entry_is_found) {
    {
        auto record = OwnRecord::open(disk, "f");
        ASSERT_TRUE(record->add(own_began(now, "own", {})));
    }
    for (auto const& [path, bytes] : disk.files()) {
        if (!path.contains("tile/entries")) continue;
        Bytes changed = bytes;
        changed.back() ^= 1;
        disk.overwrite(path, changed);
    }
    auto record = OwnRecord::open(disk, "f");
    bool const found =
        !record || !record->each([](LeafIndex, std::string_view) -> Result<void> { return {}; });
    EXPECT_TRUE(found);
}

TEST_F(OwnRecordTest, two_commands_do_not_write_at_once) {
    auto const one = OwnRecord::open(disk, "f");
    auto const two = OwnRecord::open(disk, "f");
    ASSERT_FALSE(two);
    EXPECT_EQ(two.error().code, ErrorCode::NotReady);
}

TEST_F(OwnRecordTest, says_whether_an_entry_is_there_by_type_and_member) {
    auto record = OwnRecord::open(disk, "f");
    ASSERT_TRUE(record->add(own_submitted(now, {.batch = "b", .agreement = "a", .lines = 2})));
    EXPECT_TRUE(*record->has("own-submitted", "batch", "b"));
    EXPECT_FALSE(*record->has("own-submitted", "batch", "c"));
    EXPECT_FALSE(*record->has("own-opened", "batch", "b"));
}

TEST_F(OwnRecordTest, counts_each_officer_once_a_line_and_round) {
    auto record = OwnRecord::open(disk, "f");
    ASSERT_TRUE(record->add(own_submitted(now, {.batch = "b", .agreement = "a", .lines = 9})));
    ASSERT_TRUE(record->add(own_submitted(now, {.batch = "z", .agreement = "other", .lines = 1})));
    for (auto const& one :
         {opened(1, 1, 5), opened(1, 1, 5), opened(1, 1, 6), opened(1, 2, 5), opened(2, 1, 5)}) {
        ASSERT_TRUE(record->add(own_opened(now, one)));
    }
    ASSERT_TRUE(record->add(own_disposed(now, {.batch = "b", .line = 1, .how = "returned"})));
    ASSERT_TRUE(record->add(own_disposed(now, {.batch = "b", .line = 2, .how = "kept"})));
    Counts counts("a");
    ASSERT_TRUE(counts.add(*record));
    EXPECT_TRUE(counts.json().contains(R"("lines":9,"opened":4,"disposed":1}])")) << counts.json();
    EXPECT_FALSE(counts.json().contains("\"z\""));
}

}  // namespace

}  // namespace penstock::remote
