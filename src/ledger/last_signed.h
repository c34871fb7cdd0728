// The checkpoint that was signed last, kept apart from the ledger's folder and advanced by
// compare-and-swap.
//
// Whoever restores an old copy of the folder would sign a second history over it. This file is not
// in the folder, so that it does not go back with it: what it names, the folder must hold.
//
// The order of writes: a checkpoint is written here, durably, before it becomes visible in the
// folder. So the folder is never ahead of this file, and behind it by at most the one tree that a
// crash cut off, whose tiles are durable.
//
// Threads: one at a time. Processes: one holder of the lock.
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <memory>
#include <string>

namespace penstock::ledger {

class LastSigned {
public:
    // Requires: `disk` outlives it.
    LastSigned(Disk& disk, Disk::Path file);

    // Keeps every other process from signing with this file; so two copies of one station that
    // share it cannot both be at work. Errors: NotReady if another process has it; Io.
    [[nodiscard]] Result<void> lock();

    [[nodiscard]] bool exists() const;
    // The signed note. Errors: IntegrityLost if it is not there; Io.
    [[nodiscard]] Result<std::string> read() const;

    // Puts the first note in place. Errors: Io, DurabilityLost.
    [[nodiscard]] Result<void> start(std::string const& note);

    // Replaces `expected` by `next` and reads it back. Errors: IntegrityLost if another note is
    // there than `expected`, or than `next` afterwards; Io, DurabilityLost.
    [[nodiscard]] Result<void> advance(std::string const& expected, std::string const& next);

private:
    Disk& disk_;
    Disk::Path file_;
    std::unique_ptr<FolderLock> lock_;
};

}  // namespace penstock::ledger
