#include "registry/sealed_file.h"

#include "registry/packing.h"

#include <algorithm>
#include <utility>

namespace penstock::registry {

namespace {

constexpr std::size_t digest_size = 32;
constexpr std::size_t write_size = 64 * page_size;

std::unexpected<Error> lost(Literal what) {
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = what,
                      .remedy = "import the registry again from its source",
                      .field = "registry"});
}

void append_digest(Bytes& list, Digest const& digest) {
    list.insert(list.end(), digest.bytes.begin(), digest.bytes.end());
}

Bytes tops_of(ByteView list) {
    Bytes tops;
    while (!list.empty()) {
        std::size_t const size = std::min(list.size(), digests_in_a_top * digest_size);
        append_digest(tops, crypto::sha256(list.first(size)));
        list = list.subspan(size);
    }
    return tops;
}

std::uint64_t parts(std::uint64_t size, std::uint64_t part) {
    return size / part + (size % part == 0 ? 0 : 1);
}

bool is_digest(ByteView bytes, ByteView digests, std::uint64_t index) {
    return std::ranges::equal(crypto::sha256(bytes).bytes,
                              digests.subspan(index * digest_size, digest_size));
}

}  // namespace

Result<void> SealedWriter::append(ByteView bytes) {
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    size_ += bytes.size();
    while (buffer_.size() - hashed_ >= page_size) end_page();
    return buffer_.size() < write_size ? Result<void>() : write_out();
}

void SealedWriter::end_page() {
    std::size_t const size = std::min(buffer_.size() - hashed_, page_size);
    append_digest(list_, crypto::sha256(ByteView(buffer_).subspan(hashed_, size)));
    hashed_ += size;
}

Result<void> SealedWriter::write_out() {
    TRY(file_->append(ByteView(buffer_).first(hashed_)));
    buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(hashed_));
    hashed_ = 0;
    return {};
}

Result<Digest> SealedWriter::seal(ByteView words, std::string_view magic) {
    if (hashed_ < buffer_.size()) end_page();
    TRY(write_out());
    Packer sealed;
    sealed.append(tops_of(list_));
    sealed.fixed(size_, 8);
    sealed.append(words);
    sealed.append(as_bytes(magic));
    TRY(file_->append(list_));
    TRY(file_->append(sealed.bytes()));
    TRY(file_->sync());
    return crypto::sha256(sealed.bytes());
}

Result<SealedFile> SealedFile::open(std::unique_ptr<MappedFile> file, Digest const& digest,
                                    std::size_t words_size, std::string_view magic) {
    SealedFile opened;
    opened.all_ = file->bytes();
    ByteView rest = opened.all_;
    std::size_t const foot = 8 + words_size + magic.size();
    if (rest.size() < foot || !as_text(rest).ends_with(magic)) {
        return lost("the registry's snapshot has another format");
    }
    opened.size_ = word_of(rest.last(foot), 8);
    opened.words_ = rest.last(foot).subspan(8, words_size);
    std::uint64_t const pages = parts(opened.size_, page_size);
    std::uint64_t const tops = parts(pages, digests_in_a_top);
    bool const fits = opened.size_ <= rest.size() &&
                      opened.size_ + digest_size * (pages + tops) + foot == rest.size();
    if (!fits || crypto::sha256(rest.last(foot + digest_size * tops)) != digest) {
        return lost("the registry's snapshot does not have its digest");
    }
    opened.list_ = rest.subspan(opened.size_, digest_size * pages);
    opened.tops_ = rest.subspan(opened.size_ + digest_size * pages, digest_size * tops);
    opened.checked_ = std::make_unique<Marks>(pages / 64 + 1);
    opened.checked_lists_ = std::make_unique<Marks>(tops / 64 + 1);
    opened.file_ = std::move(file);
    return opened;
}

std::unexpected<Error> SealedFile::out_of_place() {
    return lost("the registry's snapshot has a part that lies outside it");
}

Result<void> SealedFile::check(std::uint64_t page) const {
    std::uint64_t const top = page / digests_in_a_top;
    if (((*checked_lists_)[top / 64].load(std::memory_order_acquire) >> (top % 64) & 1) == 0) {
        TRY(check_list(top));
    }
    std::uint64_t const from = page * page_size;
    if (!is_digest(all_.subspan(from, std::min<std::uint64_t>(page_size, size_ - from)), list_,
                   page)) {
        return lost("the registry's snapshot has bytes that are not the ones written");
    }
    (*checked_)[page / 64].fetch_or(std::uint64_t{1} << (page % 64), std::memory_order_release);
    return {};
}

Result<void> SealedFile::check_list(std::uint64_t top) const {
    std::uint64_t const from = top * digests_in_a_top * digest_size;
    std::uint64_t const size =
        std::min<std::uint64_t>(digests_in_a_top * digest_size, list_.size() - from);
    if (!is_digest(list_.subspan(from, size), tops_, top)) {
        return lost("the registry's snapshot has digests that are not the ones written");
    }
    (*checked_lists_)[top / 64].fetch_or(std::uint64_t{1} << (top % 64), std::memory_order_release);
    return {};
}

Result<void> SealedFile::check_all() const {
    for (std::uint64_t top = 0; top < tops_.size() / digest_size; ++top) TRY(check_list(top));
    for (std::uint64_t page = 0; page < list_.size() / digest_size; ++page) TRY(check(page));
    return {};
}

}  // namespace penstock::registry
