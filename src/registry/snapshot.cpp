#include "registry/snapshot.h"

#include "crypto/digest.h"
#include "registry/packing.h"
#include "registry/record_codec.h"
#include "registry/snapshot_layout.h"

#include <algorithm>
#include <string>

namespace penstock::registry {

namespace {

using namespace layout;

std::unexpected<Error> lost(Literal what) {
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = what,
                      .remedy = "import the registry again from its source",
                      .field = "registry"});
}

// Index of the first of `count` ascending 64-bit words that is not less than `wanted`.
std::uint64_t lower_bound(ByteView words, std::uint64_t count, std::uint64_t wanted) {
    std::uint64_t first = 0;
    while (count > 0) {
        std::uint64_t const half = count / 2;
        if (word_at<std::uint64_t>(words, first + half) < wanted) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return first;
}

std::optional<std::uint64_t> position(ByteView words, std::uint64_t wanted) {
    std::uint64_t const count = words.size() / 8;
    std::uint64_t const found = lower_bound(words, count, wanted);
    if (found == count || word_at<std::uint64_t>(words, found) != wanted) return std::nullopt;
    return found;
}

Result<Digest> read_pointer(Disk& disk, Disk::Path const& folder) {
    auto const pointer = disk.read(folder / pointer_file);
    if (!pointer && pointer.error().code == ErrorCode::NotFound) {
        return fail(Error{.code = ErrorCode::NotReady,
                          .what = "no registry has been imported",
                          .remedy = "import one",
                          .field = "registry"});
    }
    if (!pointer) return std::unexpected(pointer.error());
    std::string_view text = as_text(*pointer);
    if (!text.ends_with('\n')) return lost("the registry's pointer file is damaged");
    text.remove_suffix(1);
    auto const digest = digest_from_hex(text);
    if (!digest) return lost("the registry's pointer file is damaged");
    return *digest;
}

// True if the words ascend and the last is `end`.
template <std::unsigned_integral T>
bool are_starts(ByteView words, std::uint64_t end) {
    std::uint64_t const count = words.size() / sizeof(T);
    if (count == 0 || word_at<T>(words, 0) != 0 || word_at<T>(words, count - 1) != end) {
        return false;
    }
    for (std::uint64_t i = 1; i < count; ++i) {
        if (word_at<T>(words, i) < word_at<T>(words, i - 1)) return false;
    }
    return true;
}

}  // namespace

Result<Snapshot> Snapshot::open(Disk& disk, Disk::Path const& folder) {
    Snapshot snapshot;
    snapshot.digest_ = TRY(read_pointer(disk, folder));
    std::string const name = to_hex(snapshot.digest_.view()) + std::string(snapshot_suffix);
    auto bytes = disk.read(folder / name);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        return lost("the registry's snapshot is missing");
    }
    if (!bytes) return std::unexpected(bytes.error());
    snapshot.bytes_ = *std::move(bytes);
    if (crypto::sha256(snapshot.bytes_) != snapshot.digest_) {
        return lost("the registry's snapshot does not have its digest");
    }
    TRY(snapshot.read_header());
    return snapshot;
}

Result<void> Snapshot::read_header() {
    ByteView const all(bytes_);
    if (all.size() < header_size || !as_text(all).starts_with(magic)) {
        return lost("the registry's snapshot has another format");
    }
    ByteView const header = all.subspan(magic.size());
    if (word_at<std::uint64_t>(header, 0) != standardiser_mark()) {
        return fail(Error{.code = ErrorCode::NotReady,
                          .what = "the registry was imported by another version of this program",
                          .remedy = "import it again from its source",
                          .field = "registry"});
    }
    rows_ = word_at<std::uint64_t>(header, 1);
    persons_ = word_at<std::uint64_t>(header, 2);
    versions_ = word_at<std::uint64_t>(header, 3);
    std::uint64_t end = header_size;
    for (std::size_t i = 0; i < section_count; ++i) {
        std::uint64_t const offset = word_at<std::uint64_t>(header, counts + 2 * i);
        std::uint64_t const size = word_at<std::uint64_t>(header, counts + 2 * i + 1);
        bool const in_place = offset == end && size <= all.size() - end;
        if (!in_place || size % element_size[i] != 0) {
            return lost("the registry's snapshot has a section out of place");
        }
        end += size;
    }
    if (end != all.size()) return lost("the registry's snapshot is longer than its sections");
    std::uint64_t const keys = section(KeyTable).size() / 8;
    bool const sound =
        section(PersonStarts).size() / 8 == persons_ + 1 &&
        are_starts<std::uint64_t>(section(PersonStarts), section(Persons).size()) &&
        section(KeyStarts).size() / 4 == keys + 1 &&
        are_starts<std::uint32_t>(section(KeyStarts), section(Postings).size() / 4) &&
        section(BuildingUnits).size() / 4 == section(BuildingKeys).size() / 8;
    if (!sound) return lost("the registry's snapshot has sections that do not fit together");
    return {};
}

ByteView Snapshot::section(std::size_t index) const {
    ByteView const all(bytes_);
    ByteView const header = all.subspan(magic.size());
    return all.subspan(word_at<std::uint64_t>(header, counts + 2 * index),
                       word_at<std::uint64_t>(header, counts + 2 * index + 1));
}

ByteView Snapshot::person_bytes(Ordinal ordinal) const {
    CHECK(ordinal < persons_);
    ByteView const starts = section(PersonStarts);
    std::uint64_t const from = word_at<std::uint64_t>(starts, ordinal);
    std::uint64_t const to = word_at<std::uint64_t>(starts, ordinal + std::uint64_t{1});
    return section(Persons).subspan(from, to - from);
}

match::Candidate Snapshot::candidate(Ordinal ordinal) const {
    return decode_candidate(person_bytes(ordinal));
}

PersonRecord Snapshot::record(Ordinal ordinal) const {
    return decode_record(person_bytes(ordinal));
}

std::optional<Ordinal> Snapshot::find(PersonId const& person) const {
    Ordinal first = 0;
    auto count = static_cast<Ordinal>(persons_);
    while (count > 0) {
        Ordinal const half = count / 2;
        if (decode_person_id(person_bytes(first + half)) < person) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    if (first == persons_ || decode_person_id(person_bytes(first)) != person) return std::nullopt;
    return first;
}

Snapshot::Filed Snapshot::filed_under(Key key, std::size_t limit) const {
    Filed filed;
    auto const found = position(section(KeyTable), key);
    if (!found) return filed;
    std::uint64_t const from = word_at<std::uint32_t>(section(KeyStarts), *found);
    std::uint64_t const to = word_at<std::uint32_t>(section(KeyStarts), *found + 1);
    filed.count = to - from;
    for (std::uint64_t i = from; i < to && filed.ordinals.size() < limit; ++i) {
        filed.ordinals.push_back(word_at<std::uint32_t>(section(Postings), i));
    }
    return filed;
}

std::size_t Snapshot::units_under(Key building) const {
    auto const found = position(section(BuildingKeys), building);
    return found ? word_at<std::uint32_t>(section(BuildingUnits), *found) : 0;
}

}  // namespace penstock::registry
