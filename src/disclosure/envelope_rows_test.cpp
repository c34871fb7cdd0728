#include "disclosure/envelope_rows.h"

#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::disclosure {
namespace {

store::EnvelopeRow row_of(std::uint64_t line) {
    store::EnvelopeRow row{.batch = BatchId("b"),
                           .round = 2,
                           .line = LineNumber(line),
                           .id = Bytes(16),
                           .content_key = Bytes(32)};
    std::ranges::fill(row.id, static_cast<std::uint8_t>(line));
    std::ranges::fill(row.content_key, static_cast<std::uint8_t>(line >> 3));
    row.digest.bytes[31] = static_cast<std::uint8_t>(line >> 8);
    return row;
}

struct Waiting {
    testing::MemoryDisk disk;
    testing::SeededEntropy entropy{7};
    EnvelopeRows rows = *EnvelopeRows::make(disk, entropy, "/rows");
};

std::vector<store::EnvelopeRow> all_of(EnvelopeRows const& rows) {
    std::vector<store::EnvelopeRow> all;
    auto const visited = rows.each_block([&](std::vector<store::EnvelopeRow> const& block) {
        all.insert(all.end(), block.begin(), block.end());
        return Result<void>();
    });
    EXPECT_TRUE(visited.has_value());
    return all;
}

TEST(EnvelopeRows, come_back_in_their_order_whatever_their_number) {
    for (std::uint64_t const count : {0u, 1u, 511u, 512u, 513u, 1300u}) {
        Waiting waiting;
        for (std::uint64_t line = 1; line <= count; ++line) {
            ASSERT_TRUE(waiting.rows.add(row_of(line)).has_value());
        }
        ASSERT_TRUE(waiting.rows.close().has_value());
        EXPECT_EQ(waiting.rows.size(), count);
        auto const all = all_of(waiting.rows);
        ASSERT_EQ(all.size(), count);
        for (std::uint64_t line = 1; line <= count; ++line) {
            store::EnvelopeRow const& row = all[line - 1];
            store::EnvelopeRow const right = row_of(line);
            EXPECT_EQ(row.batch, right.batch);
            EXPECT_EQ(row.round, right.round);
            EXPECT_EQ(row.line, right.line);
            EXPECT_EQ(row.id, right.id);
            EXPECT_EQ(row.content_key, right.content_key);
            EXPECT_EQ(row.digest, right.digest);
        }
    }
}

TEST(EnvelopeRows, file_shows_no_key_and_goes_with_the_object) {
    testing::MemoryDisk disk;
    testing::SeededEntropy entropy{7};
    {
        EnvelopeRows rows = *EnvelopeRows::make(disk, entropy, "/rows");
        store::EnvelopeRow row = row_of(1);
        std::ranges::fill(row.content_key, std::uint8_t{0xa5});
        ASSERT_TRUE(rows.add(row).has_value());
        ASSERT_TRUE(rows.close().has_value());
        Bytes const file = *disk.read("/rows");
        Bytes const key(8, 0xa5);
        EXPECT_TRUE(std::ranges::search(file, key).empty());
    }
    EXPECT_FALSE(disk.exists("/rows"));
}

TEST(EnvelopeRows, changed_or_cut_file_is_not_taken) {
    for (bool const cut : {true, false}) {
        Waiting waiting;
        ASSERT_TRUE(waiting.rows.add(row_of(1)).has_value());
        ASSERT_TRUE(waiting.rows.close().has_value());
        Bytes file = *waiting.disk.read("/rows");
        if (cut) {
            file.pop_back();
        } else {
            file[file.size() / 2] ^= 1;
        }
        ASSERT_TRUE(waiting.disk.replace("/rows", file, true).has_value());
        auto const visited = waiting.rows.each_block(
            [](std::vector<store::EnvelopeRow> const&) { return Result<void>(); });
        ASSERT_FALSE(visited.has_value());
        EXPECT_EQ(visited.error().code, ErrorCode::IntegrityLost);
    }
}

}  // namespace
}  // namespace penstock::disclosure
