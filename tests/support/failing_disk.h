// Another disk, of which one call fails, or one and all after it.
//
// Only whole calls fail, and have then done nothing; memory_disk.h knows the finer ways. Nothing is
// made durable: a test that fails each of some hundred calls would wait for the disk for minutes.
#pragma once

#include "base/disk.h"

#include <cstdint>
#include <memory>
#include <utility>

namespace penstock::testing {

enum class Failing { Once, FromThenOn };

class FailingDisk : public Disk {
public:
    // Requires: `disk` outlives it and the files that it opens. `call` counts from 1.
    FailingDisk(Disk& disk, std::uint64_t call, Failing failing)
        : disk_(disk), call_(call), failing_(failing) {}

    // True if the call was reached.
    [[nodiscard]] bool has_failed() const { return calls_ >= call_; }

    [[nodiscard]] Result<Bytes> read(Path const& path) override {
        if (fails()) return io();
        return disk_.read(path);
    }
    [[nodiscard]] Result<std::unique_ptr<ReadFile>> open_read(Path const& path) override {
        if (fails()) return io();
        return disk_.open_read(path);
    }
    [[nodiscard]] Result<std::unique_ptr<MappedFile>> map(Path const& path) override {
        if (fails()) return io();
        return disk_.map(path);
    }
    [[nodiscard]] Result<std::unique_ptr<AppendFile>> open_append(Path const& path,
                                                                  bool secret) override {
        if (fails()) return io();
        auto file = disk_.open_append(path, secret);
        if (!file) return file;
        return std::make_unique<File>(*this, std::move(*file));
    }
    [[nodiscard]] Result<void> replace(Path const& path, ByteView bytes, bool secret) override {
        if (fails()) return io();
        Path temporary = path;
        temporary += ".tmp";
        if (auto const removed = disk_.remove(temporary); !removed) return removed;
        auto file = disk_.open_append(temporary, secret);
        if (!file) return std::unexpected(file.error());
        if (auto const written = (*file)->append(bytes); !written) return written;
        return disk_.rename(temporary, path);
    }
    [[nodiscard]] Result<void> rename(Path const& from, Path const& to) override {
        if (fails()) return io();
        return disk_.rename(from, to);
    }
    [[nodiscard]] Result<void> copy(Path const& from, Path const& to) override {
        if (fails()) return io();
        return disk_.copy(from, to);
    }
    [[nodiscard]] Result<void> remove(Path const& path) override {
        if (fails()) return io();
        return disk_.remove(path);
    }
    [[nodiscard]] Result<void> make_folder(Path const& path, bool secret) override {
        if (fails()) return io();
        return disk_.make_folder(path, secret);
    }
    [[nodiscard]] Result<void> sync_folder(Path const&) override {
        if (fails()) return lost();
        return {};
    }
    [[nodiscard]] bool exists(Path const& path) override { return disk_.exists(path); }
    [[nodiscard]] Result<std::uint64_t> size(Path const& path) override {
        if (fails()) return io();
        return disk_.size(path);
    }
    [[nodiscard]] Result<std::vector<std::string>> list(Path const& path) override {
        if (fails()) return io();
        return disk_.list(path);
    }
    [[nodiscard]] Result<std::unique_ptr<FolderLock>> lock(Path const& path) override {
        if (fails()) return io();
        return disk_.lock(path);
    }

private:
    class File : public AppendFile {
    public:
        File(FailingDisk& disk, std::unique_ptr<AppendFile> file)
            : disk_(disk), file_(std::move(file)) {}

        [[nodiscard]] Result<void> append(ByteView bytes) override {
            if (disk_.fails()) return io();
            return file_->append(bytes);
        }
        [[nodiscard]] Result<void> sync() override {
            if (disk_.fails()) return lost();
            return {};
        }
        [[nodiscard]] Result<void> truncate(std::uint64_t size) override {
            if (disk_.fails()) return io();
            return file_->truncate(size);
        }
        [[nodiscard]] Result<std::uint64_t> size() override { return file_->size(); }

    private:
        FailingDisk& disk_;
        std::unique_ptr<AppendFile> file_;
    };

    [[nodiscard]] bool fails() {
        ++calls_;
        return calls_ == call_ || (failing_ == Failing::FromThenOn && calls_ > call_);
    }
    static std::unexpected<Error> io() { return fail(ErrorCode::Io, "the disk was made to fail"); }
    static std::unexpected<Error> lost() {
        return fail(ErrorCode::DurabilityLost, "the disk was made to fail");
    }

    Disk& disk_;
    std::uint64_t call_, calls_ = 0;
    Failing failing_;
};

}  // namespace penstock::testing
