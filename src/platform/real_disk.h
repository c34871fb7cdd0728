// The disk of this machine, through POSIX calls.
//
// replace() makes this sequence of calls: openat(tmp, O_CREAT|O_EXCL), write, fsync, rename, fsync
// of the folder. A failed fsync is never retried: the page cache may then show bytes that never
// reached the disk.
#pragma once

#include "base/disk.h"

namespace penstock::platform {

class RealDisk : public Disk {
public:
    [[nodiscard]] Result<Bytes> read(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<ReadFile>> open_read(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<MappedFile>> map(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<AppendFile>> open_append(Path const& path,
                                                                  bool secret) override;
    [[nodiscard]] Result<void> replace(Path const& path, ByteView bytes, bool secret) override;
    [[nodiscard]] Result<void> rename(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> copy(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> remove(Path const& path) override;
    [[nodiscard]] Result<void> make_folder(Path const& path, bool secret) override;
    [[nodiscard]] Result<void> sync_folder(Path const& path) override;
    [[nodiscard]] bool exists(Path const& path) override;
    [[nodiscard]] Result<std::uint64_t> size(Path const& path) override;
    [[nodiscard]] Result<std::vector<std::string>> list(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<FolderLock>> lock(Path const& path) override;
};

}  // namespace penstock::platform
