// Records in a scratch file, in order, read back block by block.
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace penstock::exchange::internal {

template <typename Record>
class SortedRun {
    static_assert(std::is_trivially_copyable_v<Record>);

public:
    static constexpr std::size_t block_records = 4096;  // read and written at one time

    explicit SortedRun(std::unique_ptr<ReadFile> file) : file_(std::move(file)) {}

    // What is appended to the file for these records.
    [[nodiscard]] static ByteView bytes_of(std::span<Record const> records) {
        return {reinterpret_cast<std::uint8_t const*>(records.data()), records.size_bytes()};
    }

    // The next record, or nothing at the end. Errors: Io.
    [[nodiscard]] Result<std::optional<Record>> next() {
        if (at_ == block_.size()) TRY(fill());
        if (block_.empty()) return std::nullopt;
        return block_[at_++];
    }

private:
    [[nodiscard]] Result<void> fill() {
        block_.resize(block_records);
        at_ = 0;
        std::span<std::uint8_t> const room(reinterpret_cast<std::uint8_t*>(block_.data()),
                                           block_records * sizeof(Record));
        std::size_t filled = 0;
        while (filled < room.size()) {
            std::size_t const count = TRY(file_->read(room.subspan(filled)));
            if (count == 0) break;
            filled += count;
        }
        if (filled % sizeof(Record) != 0) {
            return fail(ErrorCode::Io, "a scratch file was cut short");
        }
        block_.resize(filled / sizeof(Record));
        return {};
    }

    std::unique_ptr<ReadFile> file_;
    std::vector<Record> block_;
    std::size_t at_ = 0;
};

}  // namespace penstock::exchange::internal
