#include "support/memory_disk.h"

#include <algorithm>
#include <cerrno>
#include <functional>
#include <utility>

namespace penstock::testing {

namespace {

constexpr std::size_t sector_bytes = 512;

std::string key_of(Disk::Path const& path) {
    return path == "." ? std::string() : path.lexically_normal().string();
}

std::unexpected<Error> io() {
    return fail(ErrorCode::Io, "the disk in memory was told to fail");
}

std::unexpected<Error> lost() {
    return fail(ErrorCode::DurabilityLost, "the disk in memory was told to fail");
}

std::unexpected<Error> no_space() {
    return fail(Error{.code = ErrorCode::Io, .what = "no room", .system_error = ENOSPC});
}

std::unexpected<Error> not_found() {
    return fail(ErrorCode::NotFound, "there is no such file in memory");
}

void flip_a_bit(Bytes& bytes) {
    if (!bytes.empty()) bytes[bytes.size() / 2] ^= 0x10;
}

// What a crash leaves of bytes that were written behind `durable` and not made durable.
Bytes after_crash(Bytes const& durable, Bytes const& seen, Unsynced unsynced) {
    bool const grew =
        seen.size() > durable.size() && std::equal(durable.begin(), durable.end(), seen.begin());
    switch (unsynced) {
        case Unsynced::Lost:
            return durable;
        case Unsynced::Kept:
            return seen;
        case Unsynced::Torn: {
            if (!grew) return durable;
            std::size_t const half = (seen.size() - durable.size()) / 2;
            return {seen.begin(),
                    seen.begin() + static_cast<std::ptrdiff_t>(durable.size() + half)};
        }
        case Unsynced::Holes: {
            if (!grew) return durable;
            // The length has arrived; of the sectors, every second one that was not full before.
            Bytes bytes = seen;
            for (std::size_t at = durable.size(); at < bytes.size(); ++at) {
                if (at / sector_bytes % 2 == bytes.size() / sector_bytes % 2) bytes[at] = 0;
            }
            return bytes;
        }
    }
    return durable;
}

class MemoryReadFile : public ReadFile {
public:
    explicit MemoryReadFile(Bytes bytes) : bytes_(std::move(bytes)) {}

    Result<std::size_t> read(std::span<std::uint8_t> out) override {
        std::size_t const count = std::min(out.size(), bytes_.size() - at_);
        std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, out.begin());
        at_ += count;
        return count;
    }

private:
    Bytes bytes_;
    std::size_t at_ = 0;
};

class MemoryMappedFile : public MappedFile {
public:
    explicit MemoryMappedFile(Bytes bytes) : bytes_(std::move(bytes)) {}

    [[nodiscard]] ByteView bytes() const override { return bytes_; }

private:
    Bytes bytes_;
};

class MemoryLock : public FolderLock {
public:
    explicit MemoryLock(std::function<void()> release) : release_(std::move(release)) {}
    ~MemoryLock() override { release_(); }

private:
    std::function<void()> release_;
};

}  // namespace

class MemoryAppendFile : public AppendFile {
public:
    MemoryAppendFile(MemoryDisk& disk, std::shared_ptr<MemoryDisk::File> file, Disk::Path path)
        : disk_(disk),
          file_(std::move(file)),
          path_(std::move(path)),
          power_ons_(disk.power_ons_) {}

    Result<void> append(ByteView bytes) override {
        auto const step = disk_.begin_call("write", path_);
        if (!alive()) return io();
        Bytes written(bytes.begin(), bytes.end());
        if (step.half) written.resize(written.size() / 2);
        if (step.flips) flip_a_bit(written);
        bool const full = step.acts && written.size() > disk_.room();
        if (full) written.resize(disk_.room());
        if (step.acts) file_->seen.insert(file_->seen.end(), written.begin(), written.end());
        if (full) return no_space();
        if (step.fails) return io();
        return {};
    }

    Result<void> sync() override {
        std::scoped_lock const lock(disk_.syncing_);
        auto const step = disk_.begin_call("sync", path_);
        if (!alive()) return lost();
        if (step.acts && !step.half) file_->durable = file_->seen;
        if (step.fails) return lost();
        return {};
    }

    Result<void> truncate(std::uint64_t size) override {
        auto const step = disk_.begin_call("truncate", path_);
        if (!alive()) return io();
        if (step.acts && !step.half) file_->seen.resize(size);
        if (step.fails) return io();
        return {};
    }

    Result<std::uint64_t> size() override {
        auto const step = disk_.begin_call("size", path_);
        if (!alive() || step.fails) return io();
        return file_->seen.size();
    }

private:
    [[nodiscard]] bool alive() const { return power_ons_ == disk_.power_ons_; }

    MemoryDisk& disk_;
    std::shared_ptr<MemoryDisk::File> file_;
    Disk::Path path_;
    std::uint64_t power_ons_;
};

MemoryDisk::Step MemoryDisk::begin_call(char const* what, Path const& path) {
    ++calls_;
    if (logs_) log_.push_back(std::string(what) + " " + key_of(path));
    if (off_) return {.acts = false, .fails = true};
    if (!plan_ || plan_->call != calls_) return {};
    met_ = true;
    switch (plan_->fault) {
        case Fault::FailsLost:
            return {.acts = false, .fails = true};
        case Fault::FailsHalf:
            return {.half = true, .fails = true};
        case Fault::FailsKept:
            return {.fails = true};
        case Fault::CrashBefore:
            off_ = true;
            return {.acts = false, .fails = true};
        case Fault::CrashAfter:
            off_ = true;
            return {.fails = true};
        case Fault::FlipsBit:
            return {.flips = true};
    }
    return {};
}

void MemoryDisk::power_cycle(Unsynced unsynced) {
    // Names that were made, moved or removed and not made durable share the fate of bytes.
    Names names = unsynced == Unsynced::Kept ? seen_ : durable_;
    if (unsynced == Unsynced::Torn) {
        // Every second new name has arrived.
        bool arrives = false;
        for (auto const& [name, file] : seen_) {
            if (names.contains(name)) continue;
            if ((arrives = !arrives)) names.emplace(name, file);
        }
    }
    // A name is there only if the folders above it are.
    std::erase_if(names, [&](auto const& item) {
        Path const parent = Path(item.first).parent_path();
        return !parent.empty() && parent != parent.root_path() && !names.contains(parent.string());
    });
    for (auto const& [name, file] : names) {
        if (!file) continue;
        file->seen = after_crash(file->durable, file->seen, unsynced);
        file->durable = file->seen;
    }
    seen_ = names;
    durable_ = names;
    locked_.clear();
    ++power_ons_;
    off_ = false;
}

std::unique_ptr<MemoryDisk> MemoryDisk::copy() const {
    auto other = std::make_unique<MemoryDisk>();
    for (auto const& [name, file] : seen_) {
        other->seen_[name] =
            file ? std::make_shared<File>(File{.seen = file->seen, .durable = file->seen})
                 : nullptr;
    }
    other->durable_ = other->seen_;
    return other;
}

void MemoryDisk::overwrite(Path const& path, Bytes bytes) {
    auto const file = std::make_shared<File>(File{.seen = bytes, .durable = bytes});
    seen_[key_of(path)] = file;
    durable_[key_of(path)] = file;
}

std::map<std::string, Bytes> MemoryDisk::files() const {
    std::map<std::string, Bytes> all;
    for (auto const& [name, file] : seen_) {
        if (file) all.emplace(name, file->seen);
    }
    return all;
}

Result<Bytes> MemoryDisk::read(Path const& path) {
    Step const step = begin_call("read", path);
    if (step.fails) return io();
    auto const found = seen_.find(key_of(path));
    if (found == seen_.end() || !found->second) return not_found();
    Bytes bytes = found->second->seen;
    if (step.flips) flip_a_bit(bytes);
    return bytes;
}

Result<std::unique_ptr<ReadFile>> MemoryDisk::open_read(Path const& path) {
    return std::make_unique<MemoryReadFile>(TRY(read(path)));
}

Result<std::unique_ptr<MappedFile>> MemoryDisk::map(Path const& path) {
    return std::make_unique<MemoryMappedFile>(TRY(read(path)));
}

Result<std::unique_ptr<AppendFile>> MemoryDisk::open_append(Path const& path, bool) {
    Step const step = begin_call("open", path);
    if (step.acts) {
        if (!exists_seen(path.parent_path())) return not_found();
        auto& file = seen_[key_of(path)];
        if (!file) file = std::make_shared<File>();
    }
    if (step.fails) return io();
    return std::make_unique<MemoryAppendFile>(*this, seen_[key_of(path)], path);
}

std::size_t MemoryDisk::room() const {
    std::size_t free = capacity_.value_or(SIZE_MAX);
    for (auto const& [name, file] : seen_) free -= std::min(free, file ? file->seen.size() : 0);
    return free;
}

Result<void> MemoryDisk::replace(Path const& path, ByteView bytes, bool) {
    Step const step = begin_call("replace", path);
    if (step.acts && bytes.size() > room()) return no_space();
    if (step.acts) {
        Bytes content(bytes.begin(), bytes.end());
        if (step.flips) flip_a_bit(content);
        auto const file = std::make_shared<File>(File{.seen = content, .durable = content});
        seen_[key_of(path)] = file;
        if (!step.half) durable_[key_of(path)] = file;  // half: the folder was not made durable
    }
    if (step.fails) return lost();
    return {};
}

Result<void> MemoryDisk::rename(Path const& from, Path const& to) {
    Step const step = begin_call("rename", from);
    if (step.acts && !step.half) {
        std::string const old_name = key_of(from);
        std::string const new_name = key_of(to);
        Names moved;
        for (auto const& [name, file] : seen_) {
            bool const inside = name == old_name || name.starts_with(old_name + "/");
            moved[inside ? new_name + name.substr(old_name.size()) : name] = file;
        }
        seen_ = moved;
    }
    if (step.fails) return io();
    return {};
}

Result<void> MemoryDisk::copy(Path const& from, Path const& to) {
    Step const step = begin_call("copy", from);
    if (step.acts && !step.half) {
        auto const found = seen_.find(key_of(from));
        if (found == seen_.end() || !found->second) return not_found();
        if (!seen_.emplace(key_of(to), found->second).second) {
            return fail(ErrorCode::AlreadyExists, "the file exists already");
        }
    }
    if (step.fails) return io();
    return {};
}

Result<void> MemoryDisk::remove(Path const& path) {
    Step const step = begin_call("remove", path);
    if (step.acts && !step.half) {
        std::string const name = key_of(path);
        std::erase_if(seen_, [&](auto const& item) {
            return item.first == name || item.first.starts_with(name + "/");
        });
    }
    if (step.fails) return io();
    return {};
}

Result<void> MemoryDisk::make_folder(Path const& path, bool) {
    Step const step = begin_call("make folder", path);
    if (step.acts && !step.half) {
        for (Path folder = path.lexically_normal(); !folder.empty() && folder != folder.root_path();
             folder = folder.parent_path()) {
            seen_.emplace(folder.string(), nullptr);
        }
    }
    if (step.fails) return io();
    return {};
}

Result<void> MemoryDisk::sync_folder(Path const& path) {
    Step const step = begin_call("sync folder", path);
    if (step.acts && !step.half) {
        std::string const folder = key_of(path);
        auto const in_folder = [&](auto const& item) {
            return Path(item.first).parent_path().string() == folder;
        };
        std::erase_if(durable_, [&](auto const& item) {
            return in_folder(item) && !seen_.contains(item.first);
        });
        for (auto const& item : seen_) {
            if (in_folder(item)) durable_[item.first] = item.second;
        }
    }
    if (step.fails) return lost();
    return {};
}

bool MemoryDisk::exists(Path const& path) {
    Step const step = begin_call("exists", path);
    return !step.fails && exists_seen(path);
}

bool MemoryDisk::exists_seen(Path const& path) const {
    return key_of(path).empty() || path == path.root_path() || seen_.contains(key_of(path));
}

Result<std::uint64_t> MemoryDisk::size(Path const& path) {
    Step const step = begin_call("size", path);
    if (step.fails) return io();
    auto const found = seen_.find(key_of(path));
    if (found == seen_.end() || !found->second) return not_found();
    return found->second->seen.size();
}

Result<std::vector<std::string>> MemoryDisk::list(Path const& path) {
    Step const step = begin_call("list", path);
    if (step.fails) return io();
    if (!exists_seen(path)) return not_found();
    std::vector<std::string> names;
    for (auto const& [name, file] : seen_) {
        Path const item(name);
        if (item.parent_path().string() == key_of(path)) names.push_back(item.filename().string());
    }
    return names;
}

Result<std::unique_ptr<FolderLock>> MemoryDisk::lock(Path const& path) {
    Step const step = begin_call("lock", path);
    if (step.fails) return io();
    std::string const name = key_of(path);
    if (!locked_.insert(name).second) {
        return fail(ErrorCode::NotReady, "another process is at work in this folder");
    }
    auto& file = seen_[name];
    if (!file) file = std::make_shared<File>();
    std::uint64_t const power_on = power_ons_;
    return std::make_unique<MemoryLock>([this, name, power_on] {
        if (power_on == power_ons_) locked_.erase(name);
    });
}

}  // namespace penstock::testing
