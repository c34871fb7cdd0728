// A copy made in pieces holds what the store holds at its last piece, whatever was changed between.
#include "store/store_copy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <vector>

namespace penstock::store {
namespace {

class Copying : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-copy-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        store_.emplace(Store::open(folder_ / "store.db").value());
    }
    void TearDown() override {
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    // Some megabytes a call.
    void add_lines(std::uint64_t round) {
        std::vector<LineRow> lines;
        for (std::uint64_t line = 1; line <= 1000; ++line) {
            lines.push_back({.line = LineNumber(line), .codes = std::string(4000, 'x')});
        }
        ASSERT_TRUE(store_->add_lines(BatchId("b"), round, lines));
    }
    static std::uint64_t lines_of(Store& store, std::uint64_t round) {
        std::uint64_t count = 0;
        EXPECT_TRUE(store.each_line(BatchId("b"), round, [&](LineRow const& line) {
            EXPECT_EQ(line.codes.size(), 4000u);
            ++count;
            return Result<void>();
        }));
        return count;
    }

    std::filesystem::path folder_;
    std::optional<Store> store_;
};

TEST_F(Copying, WhatChangesBetweenTwoPiecesIsInTheCopy) {
    for (std::uint64_t round = 1; round <= 4; ++round) add_lines(round);
    std::uint64_t rounds = 4, pieces = 0;
    {
        auto copy = StoreCopy::begin(*store_, folder_ / "copy.db").value();
        while (!copy.go_on().value()) {
            // At the end, at the beginning, and what was copied already.
            if (++pieces <= 3) add_lines(++rounds);
            ASSERT_TRUE(store_->forget_overwritten());
        }
        EXPECT_FALSE(copy.go_on()) << "it is whole, and there is no more of it";
    }
    EXPECT_GT(pieces, 3u);
    add_lines(++rounds);
    auto copy = Store::open_to_read(folder_ / "copy.db").value();
    for (std::uint64_t round = 1; round < rounds; ++round) EXPECT_EQ(lines_of(copy, round), 1000u);
    EXPECT_EQ(lines_of(copy, rounds), 0u) << "added after the copy was whole";
}

TEST_F(Copying, WhatIsTakenBackIsNotInTheCopy) {
    for (std::uint64_t round = 1; round <= 4; ++round) add_lines(round);
    auto copy = StoreCopy::begin(*store_, folder_ / "copy.db").value();
    ASSERT_FALSE(copy.go_on().value());
    {
        // Much of it: SQLite then writes some before the end of the transaction.
        auto transaction = store_->begin().value();
        for (std::uint64_t order = 0; order < 1000; ++order) {
            ASSERT_TRUE(store_->add_order(
                {.id = OrderId(std::to_string(order)), .toml = std::string(8000, 'y')}));
        }
    }
    while (!copy.go_on().value()) continue;
    auto read = Store::open_to_read(folder_ / "copy.db").value();
    EXPECT_TRUE(read.orders()->empty());
    EXPECT_EQ(lines_of(read, 4), 1000u);
}

TEST_F(Copying, AStoreThatChangesFasterThanItIsCopiedIsCopiedAllTheSame) {
    add_lines(1);
    auto copy = StoreCopy::begin(*store_, folder_ / "copy.db").value();
    std::uint64_t rounds = 1;
    bool whole = false;
    for (int piece = 0; piece < 100 && !whole; ++piece) {
        whole = copy.go_on().value();
        if (whole) break;
        add_lines(++rounds);
        add_lines(++rounds);
    }
    ASSERT_TRUE(whole);
    auto read = Store::open_to_read(folder_ / "copy.db").value();
    for (std::uint64_t round = 1; round <= rounds; ++round) EXPECT_EQ(lines_of(read, round), 1000u);
}

TEST_F(Copying, WhatIsThereIsNotOverwritten) {
    EXPECT_FALSE(StoreCopy::begin(*store_, folder_ / "store.db"));
    EXPECT_FALSE(StoreCopy::begin(*store_, folder_ / "no-folder" / "copy.db"));
}

}  // namespace
}  // namespace penstock::store
