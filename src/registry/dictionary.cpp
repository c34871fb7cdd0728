#include "registry/dictionary.h"

#include "base/check.h"
#include "registry/packing.h"

#include <algorithm>
#include <map>
#include <utility>

namespace penstock::registry {

namespace {

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (char const c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3u;
    return hash ^ (hash >> 29);
}

// What one text takes in a counter's memory, its bytes aside.
constexpr std::size_t bytes_of_a_count = 24;

// A run's record: length, text, uses; big-endian, so that equal texts stand together.
Bytes record_of(std::string_view text, std::uint64_t uses) {
    Bytes record;
    auto const word = [&](std::uint64_t value, int width) {
        for (int i = width - 1; i >= 0; --i) {
            record.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
        }
    };
    word(text.size(), 4);
    record.insert(record.end(), text.begin(), text.end());
    word(uses, 8);
    return record;
}

std::uint64_t uses_in(ByteView record) {
    std::uint64_t uses = 0;
    for (std::uint8_t const byte : record.last(8)) uses = uses << 8 | byte;
    return uses;
}

std::string_view text_in(ByteView record) {
    return as_text(record.subspan(4, record.size() - 12));
}

}  // namespace

std::string_view Dictionary::text(TextNumber number) const {
    std::uint32_t const from = number == 0 ? 0 : ends_[number - 1];
    return as_text(ByteView(texts_).subspan(from, ends_[number] - from));
}

std::size_t Dictionary::slot_of(std::string_view text, std::uint64_t hash) const {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) {
        bool const may_be = slots_[slot] >> 32 == hash >> 32;
        if (may_be && this->text(static_cast<TextNumber>(slots_[slot]) - 1) == text) break;
        slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
}

std::optional<TextNumber> Dictionary::find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    auto const found = static_cast<TextNumber>(slots_[slot_of(text, hash_of(text))]);
    if (found == 0) return std::nullopt;
    return found - 1;
}

void Dictionary::add(std::string_view text) {
    if (2 * (ends_.size() + 1) > slots_.size()) grow();
    texts_.insert(texts_.end(), text.begin(), text.end());
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
    std::uint64_t const hash = hash_of(text);
    slots_[slot_of(text, hash)] = hash >> 32 << 32 | ends_.size();
}

void Dictionary::grow() {
    slots_.assign(std::max<std::size_t>(2 * slots_.size(), 64), 0);
    for (TextNumber i = 0; i < ends_.size(); ++i) {
        std::uint64_t const hash = hash_of(text(i));
        slots_[slot_of(text(i), hash)] = hash >> 32 << 32 | (i + 1);
    }
}

TextCounter::TextCounter(ScratchFolder& scratch, std::size_t budget)
    : scratch_(&scratch), budget_(budget / 2), runs_(scratch, budget / 2) {}

Result<void> TextCounter::add(std::string_view text) {
    if (auto const seen = seen_.find(text)) {
        ++uses_[*seen];
        return {};
    }
    if (bytes_ > budget_) TRY(spill());
    seen_.add(text);
    uses_.push_back(1);
    bytes_ += text.size() + bytes_of_a_count;
    return {};
}

Result<void> TextCounter::spill() {
    for (TextNumber i = 0; i < seen_.size(); ++i) {
        TRY(runs_.add(record_of(seen_.text(i), uses_[i])));
    }
    seen_ = {};
    uses_ = {};
    bytes_ = 0;
    return {};
}

// Writes the texts that are used often enough to a file, and finds the least number of uses with
// which all of them fit.
Result<Disk::Path> TextCounter::total(std::uint64_t& least) {
    struct Size {
        std::uint64_t texts = 0, bytes = 0;
    };
    std::map<std::uint64_t, Size, std::greater<>> sizes;  // by number of uses
    auto file = TRY(ScratchWriter::make(*scratch_));
    auto const close_text = [&](std::string_view text, std::uint64_t uses) -> Result<void> {
        if (uses < least_uses) return {};
        Size& size = sizes[uses];
        ++size.texts;
        size.bytes += text.size();
        Packer record;
        record.fixed(text.size() + 8, 4);
        record.fixed(uses, 8);
        record.append(as_bytes(text));
        return file.append(record.bytes());
    };
    RecordMerge merge = TRY(runs_.merge());
    std::string text;
    std::uint64_t uses = 0;
    while (auto const record = TRY(merge.next())) {
        if (text_in(*record) != text) {
            TRY(close_text(text, uses));
            text = text_in(*record);
            uses = 0;
        }
        uses += uses_in(*record);
    }
    TRY(close_text(text, uses));
    TRY(file.close());
    Size sum;
    least = least_uses;
    for (auto const& [count, size] : sizes) {
        sum.texts += size.texts;
        sum.bytes += size.bytes;
        if (sum.texts > most_texts || sum.bytes > most_text_bytes) {
            least = count + 1;
            break;
        }
    }
    return file.path();
}

Result<Dictionary> TextCounter::dictionary() {
    TRY(spill());
    std::uint64_t least = 0;
    Disk::Path const path = TRY(total(least));
    auto file = TRY(ScratchReader::open(scratch_->disk(), path));
    Bytes texts;
    std::vector<Chosen> chosen;
    while (auto const record = TRY(file.next_record())) {
        std::uint64_t const uses = word_of(*record, 8);
        if (uses < least) continue;
        ByteView const text = record->subspan(8);
        chosen.push_back({.uses = uses,
                          .offset = static_cast<std::uint32_t>(texts.size()),
                          .size = static_cast<std::uint32_t>(text.size())});
        texts.insert(texts.end(), text.begin(), text.end());
    }
    auto const text_of = [&](Chosen const& one) {
        return as_text(ByteView(texts).subspan(one.offset, one.size));
    };
    std::ranges::sort(chosen, [&](Chosen const& a, Chosen const& b) {
        return a.uses != b.uses ? a.uses > b.uses : text_of(a) < text_of(b);
    });
    Dictionary dictionary;
    for (Chosen const& one : chosen) dictionary.add(text_of(one));
    return dictionary;
}

Result<std::string_view> DictionaryView::text(SealedFile const& file, TextNumber number) const {
    Error const lost{.code = ErrorCode::IntegrityLost,
                     .what = "the registry's snapshot names a text that it does not hold",
                     .remedy = "import the registry again from its source",
                     .field = "registry"};
    if ((std::uint64_t{number} + 2) * 4 > starts_.size) return fail(lost);
    ByteView const range = TRY(file.bytes(starts_.offset + std::uint64_t{4} * number, 8));
    std::uint64_t const from = word_of(range, 4);
    std::uint64_t const to = word_of(range.subspan(4), 4);
    if (from > to || to > texts_.size) return fail(lost);
    return as_text(TRY(file.bytes(texts_.offset + from, to - from)));
}

}  // namespace penstock::registry
