#include "registry/key_table.h"

#include <algorithm>
#include <utility>

namespace penstock::registry {

namespace {

constexpr unsigned rest_bits = 24;
constexpr std::uint64_t per_bucket = 32;
constexpr std::size_t directory_width = 5;

// Bucket and rest of a key, as one number.
Key place_of(Key key, KeyTableShape shape) {
    return key >> (64 - shape.bucket_bits - rest_bits);
}

std::uint64_t bucket_of(Key place) {
    return place >> rest_bits;
}

std::uint64_t rest_of(Key place) {
    return place & ((Key{1} << rest_bits) - 1);
}

KeyTableShape shape_of(std::uint64_t entries, std::uint64_t width) {
    KeyTableShape shape{.bucket_bits = 0, .width = width};
    while (shape.bucket_bits < 32 && (per_bucket << shape.bucket_bits) < entries) {
        ++shape.bucket_bits;
    }
    return shape;
}

std::unexpected<Error> lost() {
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = "the registry's snapshot has an index that cannot be read",
                      .remedy = "import the registry again from its source",
                      .field = "registry"});
}

}  // namespace

KeyTableShape KeyTableShape::of(std::uint64_t filed, std::uint64_t persons) {
    return shape_of(filed, persons <= (std::uint64_t{1} << 24) ? 3 : 4);
}

KeyTableShape KeyTableShape::of_counts(std::uint64_t keys) {
    return shape_of(keys, 0);
}

Result<KeyTableWriter> KeyTableWriter::make(ScratchFolder& scratch, SealedWriter& out,
                                            KeyTableShape shape) {
    return KeyTableWriter(scratch, out, shape, TRY(ScratchWriter::make(scratch)));
}

KeyTableWriter::KeyTableWriter(ScratchFolder& scratch, SealedWriter& out, KeyTableShape shape,
                               ScratchWriter directory)
    : scratch_(&scratch),
      out_(&out),
      shape_(shape),
      directory_(std::move(directory)),
      start_(out.size()) {}

Result<void> KeyTableWriter::file(Key key, Ordinal ordinal) {
    TRY(go_to(place_of(key, shape_)));
    ++count_;
    ordinals_.push_back(ordinal);
    if (ordinals_.size() == 2 * most_filed) keep_lowest();
    return {};
}

// Only keys that collide bring the same person twice, or persons out of order.
void KeyTableWriter::keep_lowest() {
    std::ranges::sort(ordinals_);
    auto const again = std::ranges::unique(ordinals_);
    count_ -= again.size();
    ordinals_.erase(again.begin(), again.end());
    if (ordinals_.size() > most_filed) ordinals_.resize(most_filed);
}

Result<void> KeyTableWriter::count(Key key, std::uint64_t count) {
    TRY(go_to(place_of(key, shape_)));
    count_ += count;
    return {};
}

Result<void> KeyTableWriter::go_to(Key place) {
    if (place_ == place) return {};
    TRY(end_entry());
    TRY(end_buckets(bucket_of(place) + 1));
    place_ = place;
    return {};
}

Result<void> KeyTableWriter::end_entry() {
    if (!place_) return {};
    keep_lowest();
    std::uint64_t const step = rest_of(*place_) - (before_ ? rest_of(*before_) : 0);
    entry_.clear();
    entry_.number(step << 1 | (count_ > 1 ? 1 : 0));
    if (count_ > 1) entry_.number(count_);
    for (Ordinal const ordinal : ordinals_) entry_.fixed(ordinal, shape_.width);
    TRY(out_->append(entry_.bytes()));
    before_ = std::exchange(place_, std::nullopt);
    count_ = 0;
    ordinals_.clear();
    return {};
}

// Begins all buckets up to the one before `next`.
Result<void> KeyTableWriter::end_buckets(std::uint64_t next) {
    Packer start;
    for (; buckets_begun_ < next; ++buckets_begun_) {
        start.clear();
        start.fixed(out_->size() - start_, directory_width);
        TRY(directory_.append(start.bytes()));
        before_.reset();
    }
    return {};
}

Result<std::uint64_t> KeyTableWriter::finish() {
    TRY(end_entry());
    TRY(end_buckets((std::uint64_t{1} << shape_.bucket_bits) + 1));
    TRY(directory_.close());
    std::uint64_t const size = out_->size() - start_;
    auto file = TRY(ScratchReader::open(scratch_->disk(), directory_.path()));
    while (auto const start = TRY(file.next(directory_width))) TRY(out_->append(*start));
    return size;
}

bool KeyTableView::is_sound() const {
    return shape_.bucket_bits <= 32 && shape_.width <= 4 &&
           directory_.size == directory_width * ((std::uint64_t{1} << shape_.bucket_bits) + 1);
}

Result<Filed> KeyTableView::find(SealedFile const& file, Key key) const {
    Key const place = place_of(key, shape_);
    ByteView const range = TRY(
        file.bytes(directory_.offset + directory_width * bucket_of(place), 2 * directory_width));
    std::uint64_t const from = word_of(range, directory_width);
    std::uint64_t const to = word_of(range.subspan(directory_width), directory_width);
    if (from > to || to > entries_.size) return lost();
    Unpacker in(TRY(file.bytes(entries_.offset + from, to - from)));
    for (std::uint64_t rest = 0; !in.done();) {
        std::uint64_t const head = in.number();
        std::uint64_t const count = (head & 1) != 0 ? in.number() : 1;
        ByteView const ordinals =
            in.bytes(std::min<std::uint64_t>(count, most_filed) * shape_.width);
        if (in.failed()) return lost();
        rest += head >> 1;
        if (rest == rest_of(place)) return Filed{.count = count, .ordinals = ordinals};
        if (rest > rest_of(place)) break;
    }
    return Filed{};
}

}  // namespace penstock::registry
