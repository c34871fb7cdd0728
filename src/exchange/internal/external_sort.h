// Sorts more records than memory may hold: sorted runs in scratch files, merged as they are read.
//
// Records are plain bytes with a total order (<). The scratch files are this process's own: they
// are removed with the object, never synced, and read by nobody else.
#pragma once

#include "base/check.h"
#include "base/disk.h"
#include "base/result.h"
#include "exchange/internal/sorted_run.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace penstock::exchange::internal {

template <typename Record>
class ExternalSort {
    static_assert(std::is_trivially_copyable_v<Record>);
    static constexpr std::size_t block_records = SortedRun<Record>::block_records;
    static constexpr std::size_t most_runs = 64;  // more are merged into one

public:
    class Cursor;

    // Requires: `folder` exists and no other sort uses `prefix` in it; `disk` outlives this object.
    ExternalSort(Disk& disk, Disk::Path folder, std::string prefix, std::size_t records_in_memory)
        : disk_(&disk),
          folder_(std::move(folder)),
          prefix_(std::move(prefix)),
          limit_(std::max<std::size_t>(records_in_memory, 16)) {}
    ExternalSort(ExternalSort const&) = delete;
    ExternalSort& operator=(ExternalSort const&) = delete;
    ~ExternalSort() {
        for (Disk::Path const& run : runs_) (void)disk_->remove(run);
    }

    // Requires: finish() was not called. Errors: Io.
    [[nodiscard]] Result<void> add(Record const& record) {
        CHECK(!finished_);
        memory_.push_back(record);
        if (memory_.size() < limit_) return {};
        return spill();
    }

    // After it, cursors may be opened. Errors: Io.
    [[nodiscard]] Result<void> finish() {
        CHECK(!finished_);
        if (!runs_.empty() && !memory_.empty()) TRY(spill());
        if (runs_.empty()) {
            std::ranges::sort(memory_);
        } else {
            std::vector<Record>().swap(memory_);
        }
        finished_ = true;
        return {};
    }

    // All records in order, from the start. Requires: finish() was called; this object outlives the
    // cursor. Errors: Io.
    [[nodiscard]] Result<Cursor> open() const {
        CHECK(finished_);
        return merge_of(runs_);
    }

private:
    using Run = SortedRun<Record>;

    [[nodiscard]] Result<Cursor> merge_of(std::vector<Disk::Path> const& paths) const {
        Cursor cursor(paths.empty() ? &memory_ : nullptr);
        for (Disk::Path const& path : paths) {
            TRY(cursor.add_run(Run(TRY(disk_->open_read(path)))));
        }
        return cursor;
    }

    Disk::Path new_path() {
        return folder_ / (prefix_ + "-" + std::to_string(paths_made_++) + ".run");
    }

    [[nodiscard]] Result<void> spill() {
        std::ranges::sort(memory_);
        Disk::Path const path = new_path();
        TRY(disk_->remove(path));  // left over from a process that was killed
        runs_.push_back(path);
        auto const file = TRY(disk_->open_append(path, true));
        std::span<Record const> rest(memory_);
        while (!rest.empty()) {
            auto const block = rest.first(std::min(rest.size(), block_records));
            TRY(file->append(Run::bytes_of(block)));
            rest = rest.subspan(block.size());
        }
        memory_.clear();
        if (runs_.size() < most_runs) return {};
        return merge_runs();
    }

    [[nodiscard]] Result<void> merge_runs() {
        auto cursor = TRY(merge_of(runs_));
        Disk::Path const path = new_path();
        TRY(disk_->remove(path));
        auto const file = TRY(disk_->open_append(path, true));
        std::vector<Disk::Path> const merged = runs_;
        runs_.push_back(path);
        std::vector<Record> block;
        block.reserve(block_records);
        while (auto const record = TRY(cursor.next())) {
            block.push_back(*record);
            if (block.size() < block_records) continue;
            TRY(file->append(Run::bytes_of(block)));
            block.clear();
        }
        TRY(file->append(Run::bytes_of(block)));
        runs_ = {path};
        for (Disk::Path const& old : merged) TRY(disk_->remove(old));
        return {};
    }

    Disk* disk_;
    Disk::Path folder_;
    std::string prefix_;
    std::size_t limit_;
    std::vector<Record> memory_;
    std::vector<Disk::Path> runs_;
    std::size_t paths_made_ = 0;
    bool finished_ = false;
};

// Hands out the records of a finished sort in order.
template <typename Record>
class ExternalSort<Record>::Cursor {
public:
    // The next record, or nothing at the end. Errors: Io.
    [[nodiscard]] Result<std::optional<Record>> next() {
        if (memory_ != nullptr) {
            if (at_ == memory_->size()) return std::nullopt;
            return (*memory_)[at_++];
        }
        if (heap_.empty()) return std::nullopt;
        std::ranges::pop_heap(heap_, later);
        Head& head = heap_.back();
        Record const result = head.record;
        auto const following = TRY(runs_[head.run].next());
        if (following) {
            head.record = *following;
            std::ranges::push_heap(heap_, later);
        } else {
            heap_.pop_back();
        }
        return result;
    }

private:
    friend class ExternalSort;

    struct Head {
        Record record;
        std::size_t run;
    };

    explicit Cursor(std::vector<Record> const* memory) : memory_(memory) {}

    static bool later(Head const& a, Head const& b) {
        return b.record < a.record || (!(a.record < b.record) && b.run < a.run);
    }

    [[nodiscard]] Result<void> add_run(Run run) {
        runs_.push_back(std::move(run));
        if (auto const first = TRY(runs_.back().next())) {
            heap_.push_back({*first, runs_.size() - 1});
            std::ranges::push_heap(heap_, later);
        }
        return {};
    }

    std::vector<Record> const* memory_;
    std::size_t at_ = 0;
    std::vector<Run> runs_;
    std::vector<Head> heap_;
};

}  // namespace penstock::exchange::internal
