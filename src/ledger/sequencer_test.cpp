#include "ledger/sequencer.h"

#include "ledger/fsck.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <set>

namespace penstock::ledger {
namespace {

using penstock::testing::MemoryDisk;

std::string const origin = "simulation/example.gov/log";

crypto::SigningKey test_key() {
    static std::array<std::uint8_t, 32> const seed{5};
    return *crypto::SigningKey::from_seed(seed);
}

// A file that calls `before_sync` first, so that a test can hold a group.
class HeldFile : public AppendFile {
public:
    HeldFile(std::unique_ptr<AppendFile> file, std::function<Result<void>()> const& before_sync)
        : file_(std::move(file)), before_sync_(before_sync) {}
    Result<void> append(ByteView bytes) override { return file_->append(bytes); }
    Result<void> sync() override {
        if (before_sync_) TRY(before_sync_());
        return file_->sync();
    }
    Result<void> truncate(std::uint64_t size) override { return file_->truncate(size); }
    Result<std::uint64_t> size() override { return file_->size(); }

private:
    std::unique_ptr<AppendFile> file_;
    std::function<Result<void>()> const& before_sync_;
};

class HeldDisk : public MemoryDisk {
public:
    Result<std::unique_ptr<AppendFile>> open_append(Path const& path, bool secret) override {
        return std::make_unique<HeldFile>(TRY(MemoryDisk::open_append(path, secret)), before_sync);
    }
    std::function<Result<void>()> before_sync;
};

void wait_until(std::function<bool()> const& ready) {
    while (!ready()) std::this_thread::yield();
}

class SequencerTest : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(Ledger::create(disk, "ledger", origin, test_key()));
        ledger = *Ledger::open(disk, "ledger", origin, test_key());
    }
    // Appends `each` entries on each of `threads` threads; what append() said, by entry.
    std::map<std::string, Result<LeafIndex>> append(Sequencer& sequencer, int threads, int each) {
        std::map<std::string, Result<LeafIndex>> told;
        std::mutex mutex;
        std::vector<std::jthread> all;
        for (int thread = 0; thread < threads; ++thread) {
            all.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i) {
                    std::string const entry =
                        "thread " + std::to_string(thread) + " entry " + std::to_string(i);
                    auto const index = sequencer.append(entry);
                    std::scoped_lock const lock(mutex);
                    told.emplace(entry, index);
                }
            });
        }
        all.clear();
        return told;
    }

    HeldDisk disk;
    std::unique_ptr<Ledger> ledger;
};

TEST_F(SequencerTest, EveryEntryGetsItsOwnIndexAndEachThreadItsOrder) {
    std::map<std::string, Result<LeafIndex>> told;
    {
        Sequencer sequencer(*ledger);
        told = append(sequencer, 8, 100);
        ASSERT_TRUE(sequencer.publish());
    }
    ASSERT_EQ(told.size(), 800u);
    EXPECT_EQ(ledger->published_size(), 800u);
    for (auto const& [entry, index] : told) {
        ASSERT_TRUE(index);
        EXPECT_EQ(as_text(*ledger->read(*index)), entry);
    }
    for (int thread = 0; thread < 8; ++thread) {
        std::uint64_t before = 0;
        for (int i = 0; i < 100; ++i) {
            auto const& index =
                told.at("thread " + std::to_string(thread) + " entry " + std::to_string(i));
            EXPECT_TRUE(i == 0 || index->value() > before);
            before = index->value();
        }
    }
    EXPECT_TRUE(fsck(disk, "ledger", ledger->key()));
}

TEST_F(SequencerTest, WhatArrivesDuringASyncIsOneGroup) {
    std::atomic<int> syncs = 0;
    std::optional<Sequencer> sequencer;
    disk.before_sync = [&]() -> Result<void> {
        if (++syncs == 1) wait_until([&] { return sequencer->queued() == 15; });
        return {};
    };
    sequencer.emplace(*ledger);
    std::jthread first([&] { EXPECT_TRUE(sequencer->append("first")); });
    wait_until([&] { return syncs == 1; });
    auto const told = append(*sequencer, 15, 1);
    first.join();
    sequencer.reset();
    EXPECT_EQ(told.size(), 15u);
    EXPECT_EQ(ledger->size(), 16u);
    EXPECT_EQ(syncs, 2);
}

TEST_F(SequencerTest, AFailedSyncStopsAllAndNothingIsRetried) {
    std::atomic<int> syncs = 0;
    std::optional<Sequencer> sequencer;
    disk.before_sync = [&]() -> Result<void> {
        ++syncs;
        wait_until([&] { return sequencer->queued() == 15; });
        return fail(ErrorCode::DurabilityLost, "the disk says no");
    };
    sequencer.emplace(*ledger);
    std::jthread first([&] { EXPECT_FALSE(sequencer->append("first")); });
    wait_until([&] { return syncs == 1; });
    auto const told = append(*sequencer, 15, 1);
    first.join();
    for (auto const& [entry, index] : told) {
        ASSERT_FALSE(index) << entry;
        EXPECT_EQ(index.error().code, ErrorCode::DurabilityLost);
    }
    EXPECT_FALSE(sequencer->append("after"));
    EXPECT_FALSE(sequencer->publish());
    EXPECT_EQ(syncs, 1);
}

TEST_F(SequencerTest, AnEntryThatIsTooLargeHurtsNobodyElse) {
    Sequencer sequencer(*ledger);
    EXPECT_EQ(sequencer.append(std::string(65536, 'x')).error().code, ErrorCode::Malformed);
    EXPECT_TRUE(sequencer.append("small"));
}

}  // namespace
}  // namespace penstock::ledger
