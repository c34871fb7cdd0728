#include "exchange/repetition.h"

#include "platform/real_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <vector>

namespace penstock::exchange {
namespace {

struct Entry {
    std::uint64_t line, key, value;
};

// The slow and obvious twin.
std::map<std::uint64_t, Repetition> count_by_map(std::vector<Entry> const& entries) {
    std::map<std::uint64_t, std::uint64_t> lines;
    std::map<std::uint64_t, std::set<std::uint64_t>> values;
    for (Entry const& e : entries) {
        ++lines[e.key];
        values[e.key].insert(e.value);
    }
    std::map<std::uint64_t, Repetition> result;
    for (Entry const& e : entries) result[e.line] = {lines[e.key], values[e.key].size()};
    return result;
}

class RepetitionTest : public ::testing::Test {
protected:
    void SetUp() override {
        auto const* const info = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  (std::string("penstock-repetition-") + info->name());
        std::filesystem::remove_all(folder_);
        ASSERT_TRUE(disk_.make_folder(folder_));
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void expect_twin_agrees(std::vector<Entry> const& entries, std::size_t limit) {
        auto const expected = count_by_map(entries);
        RepetitionCounter counter(disk_, folder_, "key", limit);
        for (Entry const& e : entries) {
            ASSERT_TRUE(counter.add(LineNumber(e.line), e.key, e.value));
        }
        ASSERT_TRUE(counter.finish());
        for (auto const& [line, repetition] : expected) {
            auto const got = counter.of(LineNumber(line));
            ASSERT_TRUE(got);
            ASSERT_EQ(*got, repetition) << "line " << line << ", limit " << limit;
        }
    }

    platform::RealDisk real_;
    Disk& disk_ = real_;
    std::filesystem::path folder_;
};

TEST_F(RepetitionTest, CountsLinesAndDistinctValuesOfAKey) {
    RepetitionCounter counter(disk_, folder_, "key", 100);
    ASSERT_TRUE(counter.add(LineNumber(1), 50, 7));
    ASSERT_TRUE(counter.add(LineNumber(2), 60, 7));
    ASSERT_TRUE(counter.add(LineNumber(3), 50, 8));
    ASSERT_TRUE(counter.add(LineNumber(5), 50, 7));
    ASSERT_TRUE(counter.finish());
    EXPECT_EQ(counter.of(LineNumber(1)).value(), (Repetition{3, 2}));
    EXPECT_EQ(counter.of(LineNumber(2)).value(), (Repetition{1, 1}));
    EXPECT_EQ(counter.of(LineNumber(3)).value(), (Repetition{3, 2}));
    EXPECT_EQ(counter.of(LineNumber(4)).value(), (Repetition{1, 1}));
    EXPECT_EQ(counter.of(LineNumber(5)).value(), (Repetition{3, 2}));
}

TEST_F(RepetitionTest, AnEmptyBatchHasNoRepetition) {
    RepetitionCounter counter(disk_, folder_, "key", 100);
    ASSERT_TRUE(counter.finish());
    EXPECT_EQ(counter.of(LineNumber(1)).value(), (Repetition{1, 1}));
}

TEST_F(RepetitionTest, AgreesWithTheObviousCountForEveryLimit) {
    testing::SeededEntropy chance(11);
    for (std::size_t const size : {1u, 17u, 500u, 6000u}) {
        for (std::uint64_t const keys : {std::uint64_t{1}, std::uint64_t{9}, std::uint64_t{4000}}) {
            std::vector<Entry> entries;
            for (std::uint64_t line = 1; line <= size; ++line) {
                entries.push_back({line, chance.next() % keys, chance.next() % 5});
            }
            for (std::size_t const limit : {16u, 100u, 100'000u}) {
                expect_twin_agrees(entries, limit);
            }
        }
    }
}

TEST_F(RepetitionTest, LinesMayBeAddedInAnyOrder) {
    std::vector<Entry> entries;
    for (std::uint64_t line = 3000; line >= 1; --line) entries.push_back({line, line % 700, line});
    expect_twin_agrees(entries, 64);
}

TEST_F(RepetitionTest, ScratchFilesGoWithTheCounter) {
    {
        RepetitionCounter counter(disk_, folder_, "key", 16);
        for (std::uint64_t line = 1; line <= 5000; ++line) {
            ASSERT_TRUE(counter.add(LineNumber(line), line % 3, 0));
        }
        ASSERT_TRUE(counter.finish());
        EXPECT_FALSE(disk_.list(folder_).value().empty());
        EXPECT_LE(disk_.list(folder_).value().size(), 130u);
    }
    EXPECT_TRUE(disk_.list(folder_).value().empty());
}

TEST_F(RepetitionTest, AScratchFolderThatIsMissingIsAnError) {
    RepetitionCounter counter(disk_, folder_ / "absent", "key", 16);
    bool failed = false;
    for (std::uint64_t line = 1; line <= 40 && !failed; ++line) {
        failed = !counter.add(LineNumber(line), line, 0);
    }
    EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace penstock::exchange
