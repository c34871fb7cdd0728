// Sorts more byte records than fit in memory, by their bytes. As item_sorter.h, for records of any
// length.
#pragma once

#include "registry/scratch_file.h"

#include <cstdint>
#include <future>
#include <optional>
#include <vector>

namespace penstock::registry {

// Records in memory, one after the other.
class RecordBuffer {
public:
    // Takes no more memory than `budget` bytes, but for a record that is longer.
    explicit RecordBuffer(std::size_t budget) : budget_(budget) {}

    void add(ByteView record);
    // True if there is no room for another record of this size.
    [[nodiscard]] bool is_full_for(std::size_t record_size) const;
    void sort();

    [[nodiscard]] bool empty() const { return entries_.empty(); }
    [[nodiscard]] std::size_t count() const { return entries_.size(); }
    [[nodiscard]] ByteView record(std::size_t index) const;

private:
    struct Entry {
        std::uint64_t front;  // its first eight bytes, so that few comparisons look further
        std::uint32_t offset, size;
    };

    std::size_t budget_;
    Bytes bytes_;
    std::vector<Entry> entries_;
};

class RecordMerge {
public:
    // The next record in order, which lives until the next call; nothing at the end. Errors: Io.
    [[nodiscard]] Result<std::optional<ByteView>> next();

private:
    friend class RecordSorter;
    explicit RecordMerge(RecordBuffer buffer) : buffer_(std::move(buffer)) {}

    struct Head {
        ByteView record;
        std::size_t run;
    };
    static bool stands_after(Head const& a, Head const& b);

    [[nodiscard]] Result<void> advance(std::size_t run);

    RecordBuffer buffer_;  // where nothing was spilled
    std::size_t at_ = 0;
    std::vector<ScratchReader> runs_;
    std::vector<Head> heads_;
    std::optional<std::size_t> handed_out_;  // the run whose record the caller holds
};

class RecordSorter {
public:
    // `budget` is the memory that two buffers may take, in bytes.
    RecordSorter(ScratchFolder& scratch, std::size_t budget);

    // Errors, for all: Io.
    [[nodiscard]] Result<void> add(ByteView record);
    // Ends the adding; called once.
    [[nodiscard]] Result<RecordMerge> merge();

    // True if nothing has been spilled yet.
    [[nodiscard]] bool in_memory() const { return paths_.empty() && !sorting_.valid(); }

private:
    [[nodiscard]] Result<void> spill();
    [[nodiscard]] Result<void> write_sorted();

    ScratchFolder* scratch_;
    std::size_t budget_;
    RecordBuffer buffer_;
    std::future<RecordBuffer> sorting_;
    std::vector<Disk::Path> paths_;
};

}  // namespace penstock::registry
