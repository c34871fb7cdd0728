#include "platform/watched_disk.h"

#include <utility>

namespace penstock::platform {

namespace {

class WatchedFile : public AppendFile {
public:
    WatchedFile(std::unique_ptr<AppendFile> file, Watchdog& watchdog)
        : file_(std::move(file)), watchdog_(watchdog) {}

    Result<void> append(ByteView bytes) override {
        auto const watch = watchdog_.watch();
        return file_->append(bytes);
    }
    Result<void> sync() override {
        auto const watch = watchdog_.watch();
        return file_->sync();
    }
    Result<void> truncate(std::uint64_t size) override {
        auto const watch = watchdog_.watch();
        return file_->truncate(size);
    }
    Result<std::uint64_t> size() override { return file_->size(); }

private:
    std::unique_ptr<AppendFile> file_;
    Watchdog& watchdog_;
};

}  // namespace

Result<std::unique_ptr<AppendFile>> WatchedDisk::open_append(Path const& path, bool secret) {
    auto const watch = watchdog_.watch();
    return std::make_unique<WatchedFile>(TRY(disk_.open_append(path, secret)), watchdog_);
}

Result<void> WatchedDisk::replace(Path const& path, ByteView bytes, bool secret) {
    auto const watch = watchdog_.watch();
    return disk_.replace(path, bytes, secret);
}

Result<void> WatchedDisk::rename(Path const& from, Path const& to) {
    auto const watch = watchdog_.watch();
    return disk_.rename(from, to);
}

Result<void> WatchedDisk::copy(Path const& from, Path const& to) {
    auto const watch = watchdog_.watch();
    return disk_.copy(from, to);
}

Result<void> WatchedDisk::remove(Path const& path) {
    auto const watch = watchdog_.watch();
    return disk_.remove(path);
}

Result<void> WatchedDisk::make_folder(Path const& path, bool secret) {
    auto const watch = watchdog_.watch();
    return disk_.make_folder(path, secret);
}

Result<void> WatchedDisk::sync_folder(Path const& path) {
    auto const watch = watchdog_.watch();
    return disk_.sync_folder(path);
}

Result<std::unique_ptr<FolderLock>> WatchedDisk::lock(Path const& path) {
    auto const watch = watchdog_.watch();
    return disk_.lock(path);
}

}  // namespace penstock::platform
