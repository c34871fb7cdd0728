#include "remote/log_watch.h"

#include "remote/testing/fake_station.h"

namespace penstock::remote {

namespace {

using testing::code_of;
using testing::ServerLedger;

struct LogWatchTest : testing::World {};

TEST_F(LogWatchTest, a_ledger_that_grows_is_followed_across_tiles) {
    for (std::size_t const more : {1, 1, 5, 248, 1, 300, 3, 900}) {
        ledger.grow(more);
        auto const seen = log->look();
        ASSERT_TRUE(seen) << more;
    }
    ASSERT_TRUE(log->look());
    open_folder();
    EXPECT_EQ(log->look()->tree.size, 1459u);
}

TEST_F(LogWatchTest, an_older_tree_than_before_stops_the_client) {
    ledger.grow(5);
    auto const old = ledger.page("/checkpoint");
    ledger.grow(5);
    ASSERT_TRUE(log->look());
    station.pages["/ledger/checkpoint"] = old;
    auto const seen = log->look();
    ASSERT_FALSE(seen);
    EXPECT_EQ(code_of(seen.error()), ErrorCode::IntegrityLost);
}

TEST_F(LogWatchTest, another_tree_under_the_same_key_stops_the_client_at_any_size) {
    for (std::size_t const more : {0, 1, 300}) {
        ServerLedger other(disk, "other-" + std::to_string(more));
        station.ledger = &ledger;
        ledger.grow(5);
        ASSERT_TRUE(log->look());
        std::uint64_t const size = log->look()->tree.size;
        other.grow(size + more, "forged");
        station.ledger = &other;
        auto const seen = log->look();
        ASSERT_FALSE(seen) << more;
        EXPECT_EQ(code_of(seen.error()), ErrorCode::IntegrityLost);
    }
}

TEST_F(LogWatchTest, a_checkpoint_of_another_key_stops_the_client) {
    ServerLedger other(disk, "other", 8);
    other.grow(3);
    station.ledger = &other;
    auto const seen = log->look();
    ASSERT_FALSE(seen);
    EXPECT_EQ(code_of(seen.error()), ErrorCode::IntegrityLost);
    ASSERT_TRUE(ClientFolder::trust(disk, "client", other.key()));
    open_folder();
    EXPECT_TRUE(log->look());
}

TEST_F(LogWatchTest, tiles_that_are_not_those_of_the_tree_prove_nothing) {
    ledger.grow(5);
    ASSERT_TRUE(log->look());
    ledger.grow(5);
    station.pages["/ledger/tile/0/000.p/10"] = {.content_type = "application/octet-stream",
                                                .body = std::string(320, 'x')};
    auto const seen = log->look();
    ASSERT_FALSE(seen);
    EXPECT_EQ(code_of(seen.error()), ErrorCode::IntegrityLost);
    station.pages["/ledger/tile/0/000.p/10"].body = "<html>";
    EXPECT_EQ(code_of(log->look().error()), ErrorCode::Malformed);
    station.pages["/ledger/tile/0/000.p/10"] = testing::problem_page(404, "gone");
    EXPECT_FALSE(log->look());
    EXPECT_LT(station.asked, 40) << "it does not ask for ever";
    station.pages.clear();
    EXPECT_TRUE(log->look());
}

TEST_F(LogWatchTest, a_receipt_is_kept_and_its_entry_read) {
    ledger.grow(4);
    ASSERT_TRUE(log->look());
    std::string const receipt = ledger.add(R"({"type":"received","batch":"b"})");
    ledger.grow(4);
    auto const proven = log->take(receipt);
    ASSERT_TRUE(proven);
    EXPECT_EQ(proven->index, 4u);
    EXPECT_EQ(*proven->entry.text("batch"), "b");
    auto const verified = log->verify_all();
    ASSERT_TRUE(verified);
    EXPECT_EQ(verified->receipts, 1u);
    EXPECT_EQ(verified->size, 9u);
}

TEST_F(LogWatchTest, a_receipt_of_another_entry_or_tree_is_none) {
    ledger.grow(4);
    std::string const entry = R"({"type":"received"})";
    std::string receipt = ledger.add(entry);
    std::string const other = to_base64(as_bytes(R"({"type":"recieved"})"));
    std::string const own = to_base64(as_bytes(entry));
    std::string changed = receipt;
    changed.replace(changed.find(own), own.size(), other);
    EXPECT_EQ(code_of(log->take(changed).error()), ErrorCode::IntegrityLost);
    ServerLedger fork(disk, "fork");
    fork.grow(3, "forged");
    std::string const forged = fork.add(entry);
    EXPECT_EQ(code_of(log->take(forged).error()), ErrorCode::IntegrityLost);
    EXPECT_EQ(code_of(log->take("rubbish").error()), ErrorCode::Malformed);
    EXPECT_EQ(folder->receipts()->size(), 0u);
}

TEST_F(LogWatchTest, a_receipt_kept_from_before_shows_a_fork_although_the_last_checkpoint_is_gone) {
    ledger.grow(4);
    ASSERT_TRUE(log->take(ledger.add(R"({"type":"received"})")));
    ASSERT_TRUE(disk.remove("client/checkpoint"));
    ServerLedger fork(disk, "fork");
    fork.grow(9, "forged");
    station.ledger = &fork;
    EXPECT_EQ(code_of(log->verify_all().error()), ErrorCode::IntegrityLost);
}

}  // namespace

}  // namespace penstock::remote
