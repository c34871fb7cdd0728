// A disk in memory that can be made to fail at any call, and that forgets at a crash what was not
// made durable.
//
// Two views are kept of every file and every name: what a program sees, and what would be there
// after the power went off. append() and rename() change the first; sync(), sync_folder() and
// replace() bring it to the second.
//
//     MemoryDisk disk;
//     disk.fail_at({.call = 7, .fault = Fault::CrashBefore});
//     …                                // the seventh call and all after it fail
//     disk.power_cycle(Unsynced::Torn);  // the machine is on again
#pragma once

#include "base/disk.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace penstock::testing {

enum class Fault {
    FailsLost,  // the call fails and has done nothing
    FailsHalf,  // the call fails and has written half of its bytes; replace() has renamed the file
                // but the name is not durable; other calls have done nothing
    FailsKept,  // the call fails and has done all
    CrashBefore,  // the power goes off before the call does anything
    CrashAfter,   // the power goes off when the call has done all
    FlipsBit,     // the call succeeds, but one bit of what it read or wrote is wrong
};

// What becomes of bytes and names that were not made durable when the power goes off.
enum class Unsynced { Lost, Kept, Torn, Holes };

struct FaultPlan {
    std::uint64_t call = 0;  // which call, from 1
    Fault fault = Fault::FailsLost;
};

class MemoryDisk : public Disk {
public:
    void fail_at(FaultPlan plan) { plan_ = plan; }
    void no_more_faults() { plan_.reset(); }
    // All files together may have this many bytes; beyond it, writes fail and say so (ENOSPC), and
    // an append() has written what fitted.
    void set_capacity(std::optional<std::size_t> bytes) { capacity_ = bytes; }
    // Every call from now on, as "sync folder ledger/tile".
    void keep_log() { logs_ = true; }
    [[nodiscard]] std::vector<std::string> const& log() const { return log_; }
    // Calls so far, of every kind.
    [[nodiscard]] std::uint64_t calls() const { return calls_; }
    [[nodiscard]] bool crashed() const { return off_; }
    // True if the planned fault has been met.
    [[nodiscard]] bool met_fault() const { return met_; }
    // The power goes off, if it is not, and on again: only what is durable is there.
    void power_cycle(Unsynced unsynced);
    // Another disk with the same files, all of them durable.
    [[nodiscard]] std::unique_ptr<MemoryDisk> copy() const;
    // Changes a file behind everybody's back.
    void overwrite(Path const& path, Bytes bytes);
    // All files and their visible bytes.
    [[nodiscard]] std::map<std::string, Bytes> files() const;

    [[nodiscard]] Result<Bytes> read(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<ReadFile>> open_read(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<MappedFile>> map(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<AppendFile>> open_append(Path const& path,
                                                                  bool secret = false) override;
    [[nodiscard]] Result<void> replace(Path const& path, ByteView bytes,
                                       bool secret = false) override;
    [[nodiscard]] Result<void> rename(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> copy(Path const& from, Path const& to) override;
    [[nodiscard]] Result<void> remove(Path const& path) override;
    [[nodiscard]] Result<void> make_folder(Path const& path, bool secret = false) override;
    [[nodiscard]] Result<void> sync_folder(Path const& path) override;
    [[nodiscard]] bool exists(Path const& path) override;
    [[nodiscard]] Result<std::uint64_t> size(Path const& path) override;
    [[nodiscard]] Result<std::vector<std::string>> list(Path const& path) override;
    [[nodiscard]] Result<std::unique_ptr<FolderLock>> lock(Path const& path) override;

private:
    friend class MemoryAppendFile;

    struct File {
        Bytes seen;
        Bytes durable;
    };
    using Names = std::map<std::string, std::shared_ptr<File>>;  // a folder has no File

    // What the call is to do: everything, nothing or half, and what to answer.
    struct Step {
        bool acts = true;
        bool half = false;
        bool flips = false;
        bool fails = false;
    };
    [[nodiscard]] Step begin_call(char const* what, Path const& path);
    // Bytes that can still be written.
    [[nodiscard]] std::size_t room() const;
    [[nodiscard]] bool exists_seen(Path const& path) const;

    std::mutex
        syncing_;  // different files may be synced at the same time; all else is for one thread
    Names seen_;
    Names durable_;
    std::set<std::string> locked_;
    std::uint64_t power_ons_ = 0;  // handles of an earlier time are dead
    std::optional<FaultPlan> plan_;
    std::optional<std::size_t> capacity_;
    bool logs_ = false;
    std::vector<std::string> log_;
    std::uint64_t calls_ = 0;
    bool met_ = false;
    bool off_ = false;
};

}  // namespace penstock::testing
