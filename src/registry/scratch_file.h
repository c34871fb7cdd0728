// Temporary files of an import: written from the front, read from the front, through a buffer.
//
// Nothing here is made durable; whoever reads a scratch file wrote it in the same process. Every
// call to the disk is made by the thread that calls.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace penstock::registry {

// A folder for the temporary files of one import. What an earlier one left is removed when it is
// made; everything is removed when it goes.
class ScratchFolder {
public:
    // Errors: Io.
    [[nodiscard]] static Result<ScratchFolder> make(Disk& disk, Disk::Path const& folder);

    ScratchFolder(ScratchFolder&&) noexcept = default;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();

    [[nodiscard]] Disk& disk() const { return *disk_; }
    // A path that no other file has.
    [[nodiscard]] Disk::Path next_path();

private:
    struct Gone {
        void operator()(Disk*) const {}
    };
    ScratchFolder(Disk& disk, Disk::Path folder) : disk_(&disk), folder_(std::move(folder)) {}

    std::unique_ptr<Disk, Gone> disk_;  // none in an object that was moved from
    Disk::Path folder_;
    std::uint64_t files_ = 0;
};

class ScratchWriter {
public:
    // Errors, for all: Io.
    [[nodiscard]] static Result<ScratchWriter> make(ScratchFolder& folder);

    [[nodiscard]] Result<void> append(ByteView bytes);
    // Nothing may be appended afterwards.
    [[nodiscard]] Result<void> close();

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Disk::Path const& path() const { return path_; }

private:
    ScratchWriter(Disk::Path path, std::unique_ptr<AppendFile> file)
        : path_(std::move(path)), file_(std::move(file)) {}

    Disk::Path path_;
    std::unique_ptr<AppendFile> file_;
    Bytes buffer_;
    std::uint64_t size_ = 0;
};

class ScratchReader {
public:
    // Errors, for all: Io; also if the file ends too early.
    [[nodiscard]] static Result<ScratchReader> open(Disk& disk, Disk::Path const& path,
                                                    std::size_t buffer_size = 131072);

    // The next `size` bytes, which live until the next call; nothing at the end of the file.
    [[nodiscard]] Result<std::optional<ByteView>> next(std::size_t size);
    // The next bytes whose length, in four bytes, stands before them.
    [[nodiscard]] Result<std::optional<ByteView>> next_record();

private:
    explicit ScratchReader(std::unique_ptr<ReadFile> file, std::size_t buffer_size)
        : file_(std::move(file)), buffer_(buffer_size) {}

    // Brings at least `size` bytes into the buffer, unless the file ends.
    [[nodiscard]] Result<void> fill(std::size_t size);

    std::unique_ptr<ReadFile> file_;
    Bytes buffer_;
    std::size_t from_ = 0, to_ = 0;
};

}  // namespace penstock::registry
