#include "registry/item_sorter.h"
#include "registry/record_sorter.h"

#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::registry {
namespace {

class Sorter : public ::testing::Test {
protected:
    testing::MemoryDisk disk_;
    testing::SeededEntropy chance_{7};
};

TEST_F(Sorter, SortsItemsWhateverTheMemory) {
    std::vector<std::uint64_t> items;
    for (int i = 0; i < 5000; ++i) items.push_back(chance_.next() % 900);
    std::vector<std::uint64_t> sorted = items;
    std::ranges::sort(sorted);
    for (std::size_t const budget : {1u, 3000u, 1000000u}) {
        ScratchFolder scratch = ScratchFolder::make(disk_, "/scratch").value();
        ItemSorter<std::uint64_t> sorter(scratch, budget);
        for (std::uint64_t const item : items) ASSERT_TRUE(sorter.add(item));
        ASSERT_TRUE(sorter.seal());
        EXPECT_EQ(disk_.files().size() > 1, budget < 1000000u);
        auto merge = sorter.merge().value();
        std::vector<std::uint64_t> merged;
        while (auto const item = merge.next().value()) merged.push_back(*item);
        EXPECT_EQ(merged, sorted);
    }
    EXPECT_TRUE(disk_.files().empty());
}

TEST_F(Sorter, SortsRecordsWhateverTheMemory) {
    std::vector<Bytes> records;
    for (int i = 0; i < 2000; ++i) {
        Bytes record(chance_.next() % 40);
        for (std::uint8_t& byte : record) byte = static_cast<std::uint8_t>(chance_.next() % 3);
        records.push_back(record);
    }
    records.push_back(Bytes(20000, 1));  // longer than the least buffer
    std::vector<Bytes> sorted = records;
    std::ranges::sort(sorted);
    for (std::size_t const budget : {1u, 20000u, 10000000u}) {
        ScratchFolder scratch = ScratchFolder::make(disk_, "/scratch").value();
        RecordSorter sorter(scratch, budget);
        for (Bytes const& record : records) ASSERT_TRUE(sorter.add(record));
        EXPECT_EQ(sorter.in_memory(), budget == 10000000u);
        auto merge = sorter.merge().value();
        std::vector<Bytes> merged;
        while (auto const record = merge.next().value()) {
            merged.emplace_back(record->begin(), record->end());
        }
        EXPECT_EQ(merged, sorted);
    }
}

TEST_F(Sorter, HandsOnAFullDisk) {
    ScratchFolder scratch = ScratchFolder::make(disk_, "/scratch").value();
    ItemSorter<std::uint64_t> sorter(scratch, 1);
    disk_.fail_at({.call = disk_.calls() + 2, .fault = testing::Fault::FailsHalf});
    Result<void> added;
    for (int i = 0; i < 1000 && added; ++i) added = sorter.add(1);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace penstock::registry
