#include "platform/real_disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace penstock::platform {

namespace {

std::unexpected<Error> io_error(Literal what) {
    int const number = errno;
    ErrorCode const code = number == ENOENT ? ErrorCode::NotFound : ErrorCode::Io;
    return fail(Error{.code = code, .what = what, .system_error = number});
}

std::unexpected<Error> lost(Literal what) {
    return fail(Error{.code = ErrorCode::DurabilityLost,
                      .what = what,
                      .remedy = "stop, look at the disk, and start again from what is on it",
                      .system_error = errno});
}

// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool ok() const { return fd_ >= 0; }

private:
    int fd_;
};

Result<void> write_all(int fd, ByteView bytes) {
    while (!bytes.empty()) {
        ssize_t const count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return io_error("cannot write to a file");
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

class RealAppendFile : public AppendFile {
public:
    explicit RealAppendFile(Descriptor fd) : fd_(std::move(fd)) {}

    Result<void> append(ByteView bytes) override { return write_all(fd_.get(), bytes); }

    Result<void> sync() override {
        if (::fdatasync(fd_.get()) != 0) return lost("a file could not be made durable");
        return {};
    }

    Result<void> truncate(std::uint64_t size) override {
        if (::ftruncate(fd_.get(), static_cast<off_t>(size)) != 0) {
            return io_error("cannot cut a file");
        }
        return {};
    }

    Result<std::uint64_t> size() override {
        struct stat status{};
        if (::fstat(fd_.get(), &status) != 0) return io_error("cannot read a file's size");
        return static_cast<std::uint64_t>(status.st_size);
    }

private:
    Descriptor fd_;
};

class RealReadFile : public ReadFile {
public:
    explicit RealReadFile(Descriptor fd) : fd_(std::move(fd)) {}

    Result<std::size_t> read(std::span<std::uint8_t> out) override {
        while (true) {
            ssize_t const count = ::read(fd_.get(), out.data(), out.size());
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) return io_error("cannot read a file");
        }
    }

private:
    Descriptor fd_;
};

class RealMappedFile : public MappedFile {
public:
    RealMappedFile(void* start, std::size_t size) : start_(start), size_(size) {}
    RealMappedFile(RealMappedFile const&) = delete;
    RealMappedFile& operator=(RealMappedFile const&) = delete;
    ~RealMappedFile() override {
        if (size_ > 0) ::munmap(start_, size_);
    }

    [[nodiscard]] ByteView bytes() const override {
        return {static_cast<std::uint8_t const*>(start_), size_};
    }

private:
    void* start_;
    std::size_t size_;
};

class RealFolderLock : public FolderLock {
public:
    explicit RealFolderLock(Descriptor fd) : fd_(std::move(fd)) {}

private:
    Descriptor fd_;
};

}  // namespace

Result<Bytes> RealDisk::read(Path const& path) {
    auto file = TRY(open_read(path));
    Bytes bytes;
    if (auto const expected = size(path)) bytes.reserve(*expected);
    std::array<std::uint8_t, 65536> chunk;
    while (true) {
        std::size_t const count = TRY(file->read(chunk));
        if (count == 0) return bytes;
        bytes.insert(bytes.end(), chunk.begin(),
                     chunk.begin() + static_cast<std::ptrdiff_t>(count));
    }
}

Result<std::unique_ptr<ReadFile>> RealDisk::open_read(Path const& path) {
    Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok()) return io_error("cannot open a file to read");
    return std::make_unique<RealReadFile>(std::move(fd));
}

Result<std::unique_ptr<MappedFile>> RealDisk::map(Path const& path) {
    Descriptor const fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.ok()) return io_error("cannot open a file to map");
    struct stat status{};
    if (::fstat(fd.get(), &status) != 0) return io_error("cannot read a file's size");
    auto const size = static_cast<std::size_t>(status.st_size);
    if (size == 0) return std::make_unique<RealMappedFile>(nullptr, 0);
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
    if (start == MAP_FAILED) return io_error("cannot map a file");
    return std::make_unique<RealMappedFile>(start, size);
}

Result<std::unique_ptr<AppendFile>> RealDisk::open_append(Path const& path, bool secret) {
    Descriptor fd(
        ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, secret ? 0600 : 0644));
    if (!fd.ok()) return io_error("cannot open a file to write");
    return std::make_unique<RealAppendFile>(std::move(fd));
}

Result<void> RealDisk::replace(Path const& path, ByteView bytes, bool secret) {
    Path temporary = path;
    temporary += ".tmp";
    ::unlink(temporary.c_str());
    {
        Descriptor fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                             secret ? 0600 : 0644));
        if (!fd.ok()) return io_error("cannot make a file");
        TRY(write_all(fd.get(), bytes));
        if (::fsync(fd.get()) != 0) return lost("a file could not be made durable");
    }
    TRY(rename(temporary, path));
    return sync_folder(path.has_parent_path() ? path.parent_path() : Path("."));
}

Result<void> RealDisk::rename(Path const& from, Path const& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return io_error("cannot rename a file");
    return {};
}

Result<void> RealDisk::copy(Path const& from, Path const& to) {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == EEXIST) return fail(ErrorCode::AlreadyExists, "the file exists already");
    if (errno != EXDEV && errno != EPERM && errno != EMLINK) return io_error("cannot copy a file");
    Bytes const bytes = TRY(read(from));
    auto file = TRY(open_append(to, false));
    TRY(file->append(bytes));
    return file->sync();
}

Result<void> RealDisk::remove(Path const& path) {
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) {
        errno = error.value();
        return io_error("cannot remove a file");
    }
    return {};
}

Result<void> RealDisk::make_folder(Path const& path, bool secret) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) {
        errno = error.value();
        return io_error("cannot make a folder");
    }
    if (secret && ::chmod(path.c_str(), 0700) != 0) return io_error("cannot protect a folder");
    return {};
}

Result<void> RealDisk::sync_folder(Path const& path) {
    Descriptor const fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.ok()) return io_error("cannot open a folder");
    if (::fsync(fd.get()) != 0) return lost("a folder could not be made durable");
    return {};
}

bool RealDisk::exists(Path const& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

Result<std::uint64_t> RealDisk::size(Path const& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return io_error("cannot read a file's size");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::vector<std::string>> RealDisk::list(Path const& path) {
    std::error_code error;
    std::vector<std::string> names;
    for (auto const& item : std::filesystem::directory_iterator(path, error)) {
        names.push_back(item.path().filename().string());
    }
    if (error) {
        errno = error.value();
        return io_error("cannot list a folder");
    }
    std::ranges::sort(names);
    return names;
}

Result<std::unique_ptr<FolderLock>> RealDisk::lock(Path const& path) {
    Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!fd.ok()) return io_error("cannot open a lock file");
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return io_error("cannot lock a folder");
        return fail(ErrorCode::NotReady, "another process is at work in this folder",
                    "wait until it has ended");
    }
    return std::make_unique<RealFolderLock>(std::move(fd));
}

}  // namespace penstock::platform
