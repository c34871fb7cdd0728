// Sorts more items of one size than fit in memory: full buffers are sorted by a second thread and
// spilled, then all runs are merged.
//
//     ItemSorter<Posting> sorter(scratch, budget);
//     TRY(sorter.add(posting)); …
//     TRY(sorter.seal());
//     auto merge = TRY(sorter.merge());
//     while (auto const item = TRY(merge.next())) { … }   // ascending
//
// All calls to the disk are made by the calling thread. What comes out depends on the items alone.
#pragma once

#include "registry/scratch_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <future>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace penstock::registry {

template <typename Item>
concept Sortable = std::has_unique_object_representations_v<Item> &&
                   std::is_trivially_copyable_v<Item> && std::totally_ordered<Item>;

template <Sortable Item>
class ItemMerge {
public:
    // The next item in order; nothing at the end. Errors: Io.
    [[nodiscard]] Result<std::optional<Item>> next() {
        if (runs_.empty()) {
            if (at_ == items_.size()) return std::nullopt;
            return items_[at_++];
        }
        if (heads_.empty()) return std::nullopt;
        Head const head = heads_.front();
        std::ranges::pop_heap(heads_, std::greater{});
        heads_.pop_back();
        TRY(advance(head.run));
        return head.item;
    }

private:
    template <Sortable>
    friend class ItemSorter;

    struct Head {
        Item item;
        std::size_t run;
        auto operator<=>(Head const&) const = default;
    };

    [[nodiscard]] Result<void> advance(std::size_t run) {
        auto const bytes = TRY(runs_[run].next(sizeof(Item)));
        if (!bytes) return {};
        heads_.push_back({.item = {}, .run = run});
        std::memcpy(&heads_.back().item, bytes->data(), sizeof(Item));
        std::ranges::push_heap(heads_, std::greater{});
        return {};
    }

    std::vector<Item> items_;  // where nothing was spilled
    std::size_t at_ = 0;
    std::vector<ScratchReader> runs_;
    std::vector<Head> heads_;
};

template <Sortable Item>
class ItemSorter {
public:
    // `budget` is the memory that two buffers may take, in bytes.
    ItemSorter(ScratchFolder& scratch, std::size_t budget)
        : scratch_(&scratch), most_(std::max<std::size_t>(budget / (2 * sizeof(Item)), 64)) {}

    // Errors, for all: Io.
    [[nodiscard]] Result<void> add(Item const& item) {
        if (items_.empty()) items_.reserve(most_);
        items_.push_back(item);
        ++size_;
        return items_.size() < most_ ? Result<void>() : spill();
    }

    // Ends the adding and gives the memory back, unless nothing was spilled.
    [[nodiscard]] Result<void> seal() {
        if (paths_.empty() && !sorting_.valid()) {
            std::ranges::sort(items_);
            items_.shrink_to_fit();
            return {};
        }
        if (!items_.empty()) TRY(spill());
        TRY(write_sorted());
        items_ = {};
        return {};
    }

    // How many were added.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    // Requires: sealed; called once.
    [[nodiscard]] Result<ItemMerge<Item>> merge() {
        ItemMerge<Item> merge;
        merge.items_ = std::exchange(items_, {});
        for (Disk::Path const& path : paths_) {
            merge.runs_.push_back(TRY(ScratchReader::open(scratch_->disk(), path)));
            TRY(merge.advance(merge.runs_.size() - 1));
        }
        return merge;
    }

private:
    [[nodiscard]] Result<void> spill() {
        TRY(write_sorted());
        sorting_ = std::async([items = std::exchange(items_, {})]() mutable {
            std::ranges::sort(items);
            return std::move(items);
        });
        return {};
    }

    // Waits for the buffer that is being sorted, and writes it.
    [[nodiscard]] Result<void> write_sorted() {
        if (!sorting_.valid()) return {};
        std::vector<Item> const sorted = sorting_.get();
        auto run = TRY(ScratchWriter::make(*scratch_));
        TRY(run.append(
            {reinterpret_cast<std::uint8_t const*>(sorted.data()), sorted.size() * sizeof(Item)}));
        TRY(run.close());
        paths_.push_back(run.path());
        return {};
    }

    ScratchFolder* scratch_;
    std::size_t most_;
    std::vector<Item> items_;
    std::future<std::vector<Item>> sorting_;
    std::vector<Disk::Path> paths_;
    std::uint64_t size_ = 0;
};

}  // namespace penstock::registry
