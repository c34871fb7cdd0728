// A store of before the tables had versions is brought up to date in place, and loses nothing.
#include "store/migration.h"

#include "store/schema.h"
#include "store/store.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace penstock::store {
namespace {

// The tables that matter, as they were made before there were versions.
constexpr char const* old_tables = R"sql(
CREATE TABLE round (
    batch TEXT NOT NULL, round INTEGER NOT NULL, state INTEGER NOT NULL,
    first_index INTEGER NOT NULL, closed_index INTEGER NOT NULL DEFAULT 0,
    decided_at INTEGER NOT NULL DEFAULT 0, admitted INTEGER NOT NULL DEFAULT 0,
    release_set BLOB, agreement_digest BLOB NOT NULL, manifest BLOB,
    PRIMARY KEY (batch, round)) WITHOUT ROWID;
CREATE TABLE line (
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL,
    outcome TEXT NOT NULL, looked_up INTEGER NOT NULL, codes TEXT NOT NULL,
    statute TEXT NOT NULL, case_number TEXT NOT NULL, recipients TEXT NOT NULL,
    form TEXT NOT NULL, statuses TEXT NOT NULL, "release" TEXT NOT NULL, seed BLOB NOT NULL,
    PRIMARY KEY (batch, round, line)) WITHOUT ROWID;
INSERT INTO round (batch, round, state, first_index, agreement_digest)
    VALUES ('b', 1, 2, 7, zeroblob(32));
INSERT INTO line VALUES ('b', 1, 3, 'pass', 1, '', 's', 'c', 'r', 'value', 'mm/mu', 'x', zeroblob(32));
)sql";

class Migration : public ::testing::Test {
protected:
    void SetUp() override {
        path_ =
            std::filesystem::path(::testing::TempDir()) /
            ("penstock-migration-" +
             std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) + ".db");
        remove();
    }
    void TearDown() override { remove(); }

    void make(char const* sql) {
        auto database = Database::open(path_);
        ASSERT_TRUE(database);
        ASSERT_TRUE(database->execute(sql));
    }
    void remove() {
        for (char const* const end : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path_.string() + end);
        }
    }
    std::int64_t version() {
        auto database = Database::open(path_);
        auto query = database->prepare("PRAGMA user_version");
        EXPECT_TRUE(query->step().value());
        return query->number(0);
    }

    std::filesystem::path path_;
};

TEST_F(Migration, AnOldStoreKeepsItsRowsAndTakesNewOnes) {
    make(old_tables);
    {
        auto store = Store::open(path_);
        ASSERT_TRUE(store) << describe(store.error());
        auto const line = store->line(BatchId("b"), 1, LineNumber(3)).value();
        ASSERT_TRUE(line.has_value());
        EXPECT_EQ(line->statuses, "mm/mu");
        EXPECT_EQ(line->known, "");
        EXPECT_EQ(line->record_known, "");
        auto const round = store->round(BatchId("b"), 1).value();
        EXPECT_EQ(round->first_index, 7u);
        EXPECT_EQ(round->engine, "");
        EXPECT_EQ(round->law_digest, Digest{});
        ASSERT_TRUE(store->add_lines(
            BatchId("b"), 1, {{.line = LineNumber(4), .known = "1 a2", .record_known = "1 x"}}));
        EXPECT_EQ(store->line(BatchId("b"), 1, LineNumber(4)).value()->known, "1 a2");
        EXPECT_TRUE(store->revoked().value().empty());
    }
    EXPECT_EQ(version(), schema_version);
    EXPECT_TRUE(Store::open(path_)) << "a second time nothing is left to do";
}

TEST_F(Migration, AStepThatWasCutOffIsKept) {
    make(old_tables);
    make(R"sql(
CREATE TABLE step (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    kind INTEGER NOT NULL, ledger_size INTEGER NOT NULL,
    batch TEXT NOT NULL, round INTEGER NOT NULL, line INTEGER NOT NULL, who TEXT NOT NULL);
INSERT INTO step VALUES (1, 5, 41, 'b', 1, 3, 'officer-1');
)sql");
    auto store = Store::open(path_);
    ASSERT_TRUE(store) << describe(store.error());
    auto const steps = store->pending_steps().value();
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].ledger_size, 41u);
    EXPECT_EQ(steps[0].who, "officer-1");
    ASSERT_TRUE(store->begin_step({.kind = StepKind::Open, .ledger_size = 42}));
    EXPECT_EQ(store->pending_steps()->size(), 2u);
    ASSERT_TRUE(store->end_steps());
    EXPECT_TRUE(store->pending_steps()->empty());
}

TEST_F(Migration, ANewStoreHasThePresentVersion) {
    ASSERT_TRUE(Store::open(path_));
    EXPECT_EQ(version(), schema_version);
}

TEST_F(Migration, AStoreOfALaterVersionIsNotTouched) {
    make("PRAGMA user_version = 1000000");
    auto const store = Store::open(path_);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::NotReady);
    EXPECT_EQ(version(), 1000000);
}

TEST_F(Migration, ReadingAloneChangesNothingAndNeedsThePresentVersion) {
    make(old_tables);
    auto const store = Store::open_to_read(path_);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, ErrorCode::NotReady);
    EXPECT_EQ(version(), 0);
    ASSERT_TRUE(Store::open(path_));
    EXPECT_TRUE(Store::open_to_read(path_));
}

TEST_F(Migration, AMigrationThatFailsLeavesTheStoreAsItWas) {
    // A table that is in the way of one of the steps.
    make(old_tables);
    make("ALTER TABLE line ADD COLUMN record_known TEXT NOT NULL DEFAULT ''");
    EXPECT_FALSE(Store::open(path_));
    EXPECT_EQ(version(), 0);
    auto database = Database::open(path_);
    EXPECT_FALSE(database->prepare("SELECT engine FROM round")) << "the first step was taken back";
}

}  // namespace
}  // namespace penstock::store
