// A disk whose every durable step is watched by a watchdog: what writes, syncs, renames, removes or
// locks. Reads are not watched: nothing is released on their account, and a large one may take
// long.
#pragma once

#include "base/disk.h"
#include "platform/watchdog.h"

namespace penstock::platform {

class WatchedDisk : public Disk {
public:
    // Requires: both outlive it and the files that it opens.
    WatchedDisk(Disk& disk, Watchdog& watchdog) : disk_(disk), watchdog_(watchdog) {}

    [[nodiscard]] Result<Bytes> read(Path const& path) override { return disk_.read(path); }
    [[nodiscard]] Result<std::unique_ptr<ReadFile>> open_read(Path const& path) override {
        return disk_.open_read(path);
    }
    [[nodiscard]] Result<std::unique_ptr<MappedFile>> map(Path const& path) override {
        return disk_.map(path);
    }
    [[nodiscard]] Result<std::unique_ptr<AppendFile>> open_append(Path const& path,
                                                                  bool secret) override;
    [[nodiscard]] Result<void> replace(Path const& path, ByteView bytes, bool secret) override;
    [[nodiscard]] Result<void> rename(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> copy(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> remove(Path const& path) override;
    [[nodiscard]] Result<void> make_folder(Path const& path, bool secret) override;
    [[nodiscard]] Result<void> sync_folder(Path const& path) override;
    [[nodiscard]] bool exists(Path const& path) override { return disk_.exists(path); }
    [[nodiscard]] Result<std::uint64_t> size(Path const& path) override { return disk_.size(path); }
    [[nodiscard]] Result<std::vector<std::string>> list(Path const& path) override {
        return disk_.list(path);
    }
    [[nodiscard]] Result<std::unique_ptr<FolderLock>> lock(Path const& path) override;

private:
    Disk& disk_;
    Watchdog& watchdog_;
};

}  // namespace penstock::platform
