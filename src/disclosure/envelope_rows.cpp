#include "disclosure/envelope_rows.h"

#include "base/check.h"

#include <algorithm>
#include <span>

namespace penstock::disclosure {

namespace {

// Of each row: line, id of the key, the key, digest of the envelope.
constexpr std::size_t line_bytes = 8, id_bytes = 16, key_bytes = 32, digest_bytes = 32;
constexpr std::size_t row_bytes = line_bytes + id_bytes + key_bytes + digest_bytes;
constexpr std::size_t block_rows = 512;
constexpr std::size_t block_bytes = block_rows * row_bytes;
constexpr std::size_t sealed_bytes = block_bytes + crypto::sealing_overhead;
static_assert(block_bytes >= crypto::shortest_sealed_text &&
              block_bytes <= crypto::longest_sealed_text);

void append(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

std::uint64_t number_in(ByteView bytes) {
    std::uint64_t number = 0;
    for (std::uint8_t const byte : bytes) number = number << 8 | byte;
    return number;
}

std::unexpected<Error> not_as_written() {
    return fail(ErrorCode::IntegrityLost, "the file of waiting envelope rows is not as written");
}

// Fills `out`. Errors: Io; IntegrityLost if the file ends before.
Result<void> read_whole(ReadFile& file, std::span<std::uint8_t> out) {
    while (!out.empty()) {
        std::size_t const read = TRY(file.read(out));
        if (read == 0) return not_as_written();
        out = out.subspan(read);
    }
    return {};
}

}  // namespace

EnvelopeRows::EnvelopeRows(Disk& disk, Entropy& entropy, Disk::Path path,
                           crypto::SealingKey const& key, std::unique_ptr<AppendFile> file)
    : disk_(&disk), entropy_(&entropy), path_(std::move(path)), key_(key), file_(std::move(file)) {}

EnvelopeRows::~EnvelopeRows() {
    file_.reset();
    if (disk_) (void)disk_->remove(path_);  // a file that stays is sealed, and is made anew
}

Result<EnvelopeRows> EnvelopeRows::make(Disk& disk, Entropy& entropy, Disk::Path path) {
    TRY(disk.remove(path));
    crypto::SealingKey const key = TRY(crypto::make_sealing_key(entropy));
    auto file = TRY(disk.open_append(path, true));
    return EnvelopeRows(disk, entropy, std::move(path), key, std::move(file));
}

Result<void> EnvelopeRows::add(store::EnvelopeRow const& row) {
    CHECK(row.id.size() == id_bytes && row.content_key.size() == key_bytes);
    CHECK(size_ == 0 || (row.batch == batch_ && row.round == round_));
    batch_ = row.batch;
    round_ = row.round;
    for (std::size_t place = line_bytes; place-- > 0;) {
        block_.push_back(static_cast<std::uint8_t>(row.line.value() >> (8 * place)));
    }
    append(block_, row.id);
    append(block_, row.content_key);
    append(block_, row.digest.view());
    ++size_;
    return block_.size() == block_bytes ? write_block() : Result<void>();
}

Result<void> EnvelopeRows::close() {
    if (!block_.empty()) TRY(write_block());
    file_.reset();
    return {};
}

Result<void> EnvelopeRows::write_block() {
    block_.resize(block_bytes);
    Bytes const sealed = TRY(crypto::seal(key_, block_, *entropy_));
    CHECK(sealed.size() == sealed_bytes);
    block_.clear();
    return file_->append(sealed);
}

Result<void> EnvelopeRows::each_block(Visitor const& visit) const {
    auto const file = TRY(disk_->open_read(path_));
    Bytes sealed(sealed_bytes);
    std::vector<store::EnvelopeRow> rows;
    for (std::uint64_t done = 0; done < size_; done += rows.size()) {
        TRY(read_whole(*file, sealed));
        auto const block = crypto::unseal(key_, sealed);
        if (!block) return not_as_written();
        ByteView rest = *block;
        auto const next = [&](std::size_t bytes) {
            ByteView const part = rest.first(bytes);
            rest = rest.subspan(bytes);
            return Bytes(part.begin(), part.end());
        };
        rows.clear();
        for (std::uint64_t left = std::min<std::uint64_t>(block_rows, size_ - done); left > 0;
             --left) {
            store::EnvelopeRow row{.batch = batch_, .round = round_};
            row.line = LineNumber(number_in(next(line_bytes)));
            row.id = next(id_bytes);
            row.content_key = next(key_bytes);
            std::ranges::copy(next(digest_bytes), row.digest.bytes.begin());
            rows.push_back(std::move(row));
        }
        TRY(visit(rows));
    }
    return {};
}

}  // namespace penstock::disclosure
