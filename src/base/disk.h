// The seam to the disk. Everything durable but the SQLite store goes through it, so that each call
// can be made to fail.
//
// Durability: a file's bytes are durable after AppendFile::sync, its name after Disk::sync_folder
// of the folder that holds it. replace() is durable and atomic when it returns. An error from sync
// or sync_folder has the code DurabilityLost: stop, never retry.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace penstock {

// A file that grows at its end. Threads: one at a time.
class AppendFile {
public:
    virtual ~AppendFile() = default;

    // Writes all of `bytes` at the end. Errors: Io; part of the bytes may then have been written.
    [[nodiscard]] virtual Result<void> append(ByteView bytes) = 0;
    // Durability: all appended bytes are on the disk when this returns. Errors: DurabilityLost.
    [[nodiscard]] virtual Result<void> sync() = 0;
    // Cuts the file to `size` bytes. Errors: Io.
    [[nodiscard]] virtual Result<void> truncate(std::uint64_t size) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> size() = 0;
};

// A file read from its start.
class ReadFile {
public:
    virtual ~ReadFile() = default;

    // Reads up to out.size() bytes and says how many; 0 at the end of the file. Errors: Io.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<std::uint8_t> out) = 0;
};

// The bytes of a file, in place. They stay readable while the object lives, though the file be
// renamed or removed. Threads: safe.
class MappedFile {
public:
    virtual ~MappedFile() = default;

    [[nodiscard]] virtual ByteView bytes() const = 0;
};

// Held while the object lives; another process that asks meanwhile gets an error.
class FolderLock {
public:
    virtual ~FolderLock() = default;
};

class Disk {
public:
    using Path = std::filesystem::path;

    virtual ~Disk() = default;

    // Errors: NotFound, Io.
    [[nodiscard]] virtual Result<Bytes> read(Path const& path) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<ReadFile>> open_read(Path const& path) = 0;
    // Maps the whole file to be read. Requires: nobody writes to the file or cuts it while it is
    // mapped; a page of it that is gone ends the process (SIGBUS). Errors: NotFound, Io.
    [[nodiscard]] virtual Result<std::unique_ptr<MappedFile>> map(Path const& path) = 0;
    // Opens the file for appending and makes it (mode 0600 where `secret`) if it is not there.
    // Errors: Io.
    [[nodiscard]] virtual Result<std::unique_ptr<AppendFile>> open_append(Path const& path,
                                                                          bool secret = false) = 0;
    // Puts `bytes` in place of the file in one step: temporary file, sync, rename, sync of the
    // folder. Errors: Io, DurabilityLost.
    [[nodiscard]] virtual Result<void> replace(Path const& path, ByteView bytes,
                                               bool secret = false) = 0;
    // Errors: Io.
    [[nodiscard]] virtual Result<void> rename(Path const& from, Path const& to) = 0;
    // Makes `to` a second name of the file, or a copy of it where the file system has no such
    // thing. Requires: neither is changed afterwards. Errors: AlreadyExists, Io.
    [[nodiscard]] virtual Result<void> copy(Path const& from, Path const& to) = 0;
    // Removes a file, or a folder with all in it; no error if it is not there. Errors: Io.
    [[nodiscard]] virtual Result<void> remove(Path const& path) = 0;
    // Makes the folder and those above it. Errors: Io.
    [[nodiscard]] virtual Result<void> make_folder(Path const& path, bool secret = false) = 0;
    // Errors: DurabilityLost.
    [[nodiscard]] virtual Result<void> sync_folder(Path const& path) = 0;
    [[nodiscard]] virtual bool exists(Path const& path) = 0;
    [[nodiscard]] virtual Result<std::uint64_t> size(Path const& path) = 0;
    // Names in the folder, sorted. Errors: NotFound, Io.
    [[nodiscard]] virtual Result<std::vector<std::string>> list(Path const& path) = 0;
    // One holder at a time among all processes. Errors: NotReady if another process holds it; Io.
    [[nodiscard]] virtual Result<std::unique_ptr<FolderLock>> lock(Path const& path) = 0;
};

}  // namespace penstock
