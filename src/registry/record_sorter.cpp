#include "registry/record_sorter.h"

#include "base/check.h"
#include "registry/packing.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace penstock::registry {

namespace {

constexpr std::size_t least_budget = 4096;

std::uint64_t front_of(ByteView record) {
    std::uint64_t front = 0;
    for (std::size_t i = 0; i < 8; ++i) front = front << 8 | (i < record.size() ? record[i] : 0);
    return front;
}

bool is_less(ByteView a, ByteView b) {
    int const order = std::memcmp(a.data(), b.data(), std::min(a.size(), b.size()));
    return order != 0 ? order < 0 : a.size() < b.size();
}

}  // namespace

void RecordBuffer::add(ByteView record) {
    CHECK(bytes_.size() + record.size() < std::numeric_limits<std::uint32_t>::max());
    if (bytes_.empty()) {
        bytes_.reserve(budget_ / 4 * 3);
        entries_.reserve(budget_ / 4 / sizeof(Entry) + 1);
    }
    entries_.push_back({.front = front_of(record),
                        .offset = static_cast<std::uint32_t>(bytes_.size()),
                        .size = static_cast<std::uint32_t>(record.size())});
    bytes_.insert(bytes_.end(), record.begin(), record.end());
}

bool RecordBuffer::is_full_for(std::size_t record_size) const {
    return !empty() && (bytes_.size() + record_size > budget_ / 4 * 3 ||
                        entries_.size() >= budget_ / 4 / sizeof(Entry));
}

void RecordBuffer::sort() {
    std::ranges::sort(entries_, [this](Entry const& a, Entry const& b) {
        if (a.front != b.front) return a.front < b.front;
        ByteView const all(bytes_);
        return is_less(all.subspan(a.offset, a.size), all.subspan(b.offset, b.size));
    });
}

ByteView RecordBuffer::record(std::size_t index) const {
    return ByteView(bytes_).subspan(entries_[index].offset, entries_[index].size);
}

bool RecordMerge::stands_after(Head const& a, Head const& b) {
    if (is_less(b.record, a.record)) return true;
    return !is_less(a.record, b.record) && a.run > b.run;
}

Result<std::optional<ByteView>> RecordMerge::next() {
    if (runs_.empty()) {
        if (at_ == buffer_.count()) return std::nullopt;
        return buffer_.record(at_++);
    }
    if (handed_out_) TRY(advance(*std::exchange(handed_out_, std::nullopt)));
    if (heads_.empty()) return std::nullopt;
    std::ranges::pop_heap(heads_, stands_after);
    Head const head = heads_.back();
    heads_.pop_back();
    handed_out_ = head.run;
    return head.record;
}

Result<void> RecordMerge::advance(std::size_t run) {
    auto const record = TRY(runs_[run].next_record());
    if (!record) return {};
    heads_.push_back({.record = *record, .run = run});
    std::ranges::push_heap(heads_, stands_after);
    return {};
}

RecordSorter::RecordSorter(ScratchFolder& scratch, std::size_t budget)
    : scratch_(&scratch), budget_(std::max(budget / 2, least_budget)), buffer_(budget_) {}

Result<void> RecordSorter::add(ByteView record) {
    if (buffer_.is_full_for(record.size())) TRY(spill());
    buffer_.add(record);
    return {};
}

Result<RecordMerge> RecordSorter::merge() {
    if (in_memory()) {
        buffer_.sort();
        return RecordMerge(std::move(buffer_));
    }
    if (!buffer_.empty()) TRY(spill());
    TRY(write_sorted());
    buffer_ = RecordBuffer(0);
    RecordMerge merge(RecordBuffer(0));
    for (Disk::Path const& path : paths_) {
        merge.runs_.push_back(TRY(ScratchReader::open(scratch_->disk(), path)));
        TRY(merge.advance(merge.runs_.size() - 1));
    }
    return merge;
}

Result<void> RecordSorter::spill() {
    TRY(write_sorted());
    sorting_ = std::async([buffer = std::exchange(buffer_, RecordBuffer(budget_))]() mutable {
        buffer.sort();
        return std::move(buffer);
    });
    return {};
}

Result<void> RecordSorter::write_sorted() {
    if (!sorting_.valid()) return {};
    RecordBuffer const sorted = sorting_.get();
    auto run = TRY(ScratchWriter::make(*scratch_));
    Packer length;
    for (std::size_t i = 0; i < sorted.count(); ++i) {
        ByteView const record = sorted.record(i);
        length.clear();
        length.fixed(record.size(), 4);
        TRY(run.append(length.bytes()));
        TRY(run.append(record));
    }
    TRY(run.close());
    paths_.push_back(run.path());
    return {};
}

}  // namespace penstock::registry
