#include "registry/scratch_file.h"

#include "registry/packing.h"

#include <algorithm>
#include <string>
#include <utility>

namespace penstock::registry {

namespace {

constexpr std::size_t write_size = 262144;

std::unexpected<Error> ended() {
    return fail(ErrorCode::Io, "a temporary file of the import is shorter than it was",
                "look at the disk and import again");
}

}  // namespace

Result<ScratchFolder> ScratchFolder::make(Disk& disk, Disk::Path const& folder) {
    TRY(disk.remove(folder));
    TRY(disk.make_folder(folder, true));
    return ScratchFolder(disk, folder);
}

ScratchFolder::~ScratchFolder() {
    // What cannot be removed now is removed by the next import.
    if (disk_) (void)disk_->remove(folder_);
}

Disk::Path ScratchFolder::next_path() {
    return folder_ / std::to_string(++files_);
}

Result<ScratchWriter> ScratchWriter::make(ScratchFolder& folder) {
    Disk::Path path = folder.next_path();
    auto file = TRY(folder.disk().open_append(path, true));
    return ScratchWriter(std::move(path), std::move(file));
}

Result<void> ScratchWriter::append(ByteView bytes) {
    size_ += bytes.size();
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    if (buffer_.size() < write_size) return {};
    TRY(file_->append(buffer_));
    buffer_.clear();
    return {};
}

Result<void> ScratchWriter::close() {
    if (!buffer_.empty()) TRY(file_->append(buffer_));
    buffer_ = {};
    file_.reset();
    return {};
}

Result<ScratchReader> ScratchReader::open(Disk& disk, Disk::Path const& path,
                                          std::size_t buffer_size) {
    return ScratchReader(TRY(disk.open_read(path)), buffer_size);
}

Result<void> ScratchReader::fill(std::size_t size) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(from_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(to_), buffer_.begin());
    to_ -= from_;
    from_ = 0;
    if (buffer_.size() < size) buffer_.resize(size);
    while (to_ < size) {
        std::size_t const count = TRY(file_->read(std::span(buffer_).subspan(to_)));
        if (count == 0) return {};
        to_ += count;
    }
    return {};
}

Result<std::optional<ByteView>> ScratchReader::next(std::size_t size) {
    if (to_ - from_ < size) TRY(fill(size));
    if (from_ == to_ && size > 0) return std::nullopt;
    if (to_ - from_ < size) return ended();
    ByteView const bytes = ByteView(buffer_).subspan(from_, size);
    from_ += size;
    return bytes;
}

Result<std::optional<ByteView>> ScratchReader::next_record() {
    auto const head = TRY(next(4));
    if (!head) return std::nullopt;
    auto const record = TRY(next(word_of(*head, 4)));
    if (!record) return ended();
    return record;
}

}  // namespace penstock::registry
