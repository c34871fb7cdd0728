// A file whose every byte is checked before it is used, though it is never read as a whole.
//
//   data    in pages of 4 KiB, the last one shorter
//   list    SHA-256 of each page
//   tops    SHA-256 of each 128 digests of the list
//   foot    size of the data in 8 bytes, little endian; then the file's own words; then its magic
//
// The seal, SHA-256 of tops and foot, is checked at opening and is the digest of the whole. A page
// is hashed when the first byte of it is asked for.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "crypto/digest.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace penstock::registry {

inline constexpr std::size_t page_size = 4096;
inline constexpr std::size_t digests_in_a_top = 128;

// A stretch of the data.
struct Extent {
    std::uint64_t offset = 0, size = 0;
};

// Writes such a file from its front to its end.
class SealedWriter {
public:
    explicit SealedWriter(AppendFile& file) : file_(&file) {}

    // Errors, for both: Io, DurabilityLost.
    [[nodiscard]] Result<void> append(ByteView bytes);
    // Ends the file; the digest is its seal. Durability: the file's bytes are on the disk.
    [[nodiscard]] Result<Digest> seal(ByteView words, std::string_view magic);

    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    [[nodiscard]] Result<void> write_out();
    void end_page();

    AppendFile* file_;
    Bytes buffer_;
    std::size_t hashed_ = 0;  // of the buffer
    std::uint64_t size_ = 0;
    Bytes list_;
};

// Threads: safe for reading.
class SealedFile {
public:
    // Requires: `words_size` is that of the words written. Errors: IntegrityLost if the seal is not
    // `digest`, or the file has another magic.
    [[nodiscard]] static Result<SealedFile> open(std::unique_ptr<MappedFile> file,
                                                 Digest const& digest, std::size_t words_size,
                                                 std::string_view magic);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] ByteView words() const { return words_; }

    // Errors: IntegrityLost if a page of the range is not the one that was written, or the range is
    // not within the data.
    [[nodiscard]] Result<ByteView> bytes(std::uint64_t offset, std::uint64_t size) const {
        if (offset > size_ || size > size_ - offset) return out_of_place();
        if (size > 0) {
            for (std::uint64_t page = offset / page_size; page <= (offset + size - 1) / page_size;
                 ++page) {
                if (!is_checked(page)) TRY(check(page));
            }
        }
        return all_.subspan(offset, size);
    }

    // Hashes every page, also those that were checked before. Errors: IntegrityLost.
    [[nodiscard]] Result<void> check_all() const;

private:
    SealedFile() = default;

    using Marks = std::vector<std::atomic<std::uint64_t>>;

    [[nodiscard]] static std::unexpected<Error> out_of_place();
    [[nodiscard]] bool is_checked(std::uint64_t page) const {
        return ((*checked_)[page / 64].load(std::memory_order_acquire) >> (page % 64) & 1) != 0;
    }
    [[nodiscard]] Result<void> check(std::uint64_t page) const;
    [[nodiscard]] Result<void> check_list(std::uint64_t top) const;

    std::unique_ptr<MappedFile> file_;
    ByteView all_, list_, tops_, words_;
    std::uint64_t size_ = 0;
    std::unique_ptr<Marks> checked_, checked_lists_;
};

}  // namespace penstock::registry
