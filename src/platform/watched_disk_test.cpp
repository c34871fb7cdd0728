#include "platform/watched_disk.h"

#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace penstock::platform {
namespace {

constexpr std::chrono::milliseconds short_patience{20};
constexpr std::chrono::hours long_patience{1};

// A disk whose folders cannot be made durable until it is let go: the call hangs.
class HangingDisk : public penstock::testing::MemoryDisk {
public:
    Result<void> sync_folder(Path const& path) override {
        let_go_.get_future().wait();
        return MemoryDisk::sync_folder(path);
    }
    void let_go() { let_go_.set_value(); }

private:
    std::promise<void> let_go_;
};

TEST(WatchedDisk, BitesWhenASyncHangs) {
    HangingDisk disk;
    int bites = 0;
    // The program ends its process here; the test lets the call go, so that the test can end.
    Watchdog watchdog(short_patience, [&] {
        ++bites;
        disk.let_go();
    });
    WatchedDisk watched(disk, watchdog);
    EXPECT_TRUE(watched.sync_folder(""));
    EXPECT_EQ(bites, 1);
}

TEST(WatchedDisk, BitesWhenAFileHangs) {
    // A file's sync is watched through the handle that open_append gave.
    class HangingFile : public AppendFile {
    public:
        explicit HangingFile(std::future<void> until) : until_(std::move(until)) {}
        Result<void> append(ByteView) override { return {}; }
        Result<void> sync() override {
            until_.wait();
            return {};
        }
        Result<void> truncate(std::uint64_t) override { return {}; }
        Result<std::uint64_t> size() override { return std::uint64_t{0}; }

    private:
        std::future<void> until_;
    };
    class Files : public penstock::testing::MemoryDisk {
    public:
        Result<std::unique_ptr<AppendFile>> open_append(Path const&, bool) override {
            return std::make_unique<HangingFile>(go.get_future());
        }
        std::promise<void> go;
    };
    Files disk;
    Watchdog watchdog(short_patience, [&] { disk.go.set_value(); });
    WatchedDisk watched(disk, watchdog);
    auto const file = watched.open_append("f", false);
    ASSERT_TRUE(file);
    EXPECT_TRUE((*file)->sync()) << "comes back only because the watchdog bit";
}

TEST(WatchedDisk, PassesEveryCallOn) {
    penstock::testing::MemoryDisk disk;
    std::atomic<int> bites = 0;
    Watchdog watchdog(long_patience, [&] { ++bites; });
    WatchedDisk watched(disk, watchdog);
    ASSERT_TRUE(watched.make_folder("f", false));
    ASSERT_TRUE(watched.replace("f/a", as_bytes("one"), false));
    auto const file = watched.open_append("f/a", false);
    ASSERT_TRUE(file);
    ASSERT_TRUE((*file)->append(as_bytes(" two")));
    ASSERT_TRUE((*file)->sync());
    ASSERT_TRUE((*file)->truncate(5));
    EXPECT_EQ(*(*file)->size(), 5u);
    ASSERT_TRUE(watched.copy("f/a", "f/b"));
    ASSERT_TRUE(watched.rename("f/b", "f/c"));
    EXPECT_EQ(as_text(*watched.read("f/c")), "one t");
    ASSERT_TRUE(watched.remove("f/a"));
    ASSERT_TRUE(watched.sync_folder("f"));
    EXPECT_EQ(*watched.list("f"), std::vector<std::string>{"c"});
    EXPECT_TRUE(watched.exists("f/c"));
    EXPECT_EQ(*watched.size("f/c"), 5u);
    auto const lock = watched.lock("f/lock");
    ASSERT_TRUE(lock);
    EXPECT_EQ(watched.lock("f/lock").error().code, ErrorCode::NotReady);
    EXPECT_TRUE(watched.map("f/c"));
    EXPECT_TRUE(watched.open_read("f/c"));
    EXPECT_EQ(bites, 0);
}

TEST(Watchdog, DoesNotBiteWhatCameBackInTime) {
    std::atomic<int> bites = 0;
    {
        Watchdog watchdog(long_patience, [&] { ++bites; });
        for (int i = 0; i < 1000; ++i) auto const watch = watchdog.watch();
    }
    EXPECT_EQ(bites, 0);
}

}  // namespace
}  // namespace penstock::platform
