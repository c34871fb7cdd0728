#include "registry/snapshot.h"

#include "registry/packing.h"
#include "registry/snapshot_layout.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace penstock::registry {

namespace {

using namespace layout;

std::unexpected<Error> lost(Literal what) {
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = what,
                      .remedy = "import the registry again from its source",
                      .field = "registry"});
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

}  // namespace

Result<Snapshot> Snapshot::open(Disk& disk, Disk::Path const& folder) {
    Digest digest = TRY(read_pointer(disk, folder));
    while (true) {
        auto file = disk.map(folder / (to_hex(digest.view()) + std::string(snapshot_suffix)));
        if (file) return over(*std::move(file), digest);
        if (file.error().code != ErrorCode::NotFound) return std::unexpected(file.error());
        // An import may have put another snapshot in force since the pointer was read.
        Digest const again = TRY(read_pointer(disk, folder));
        if (again == digest) return lost("the registry's snapshot is missing");
        digest = again;
    }
}

Result<Snapshot> Snapshot::over(std::unique_ptr<MappedFile> file, Digest const& digest) {
    Snapshot snapshot;
    snapshot.digest_ = digest;
    snapshot.file_ = std::make_unique<SealedFile const>(
        TRY(SealedFile::open(std::move(file), digest, words_size, magic)));
    TRY(snapshot.read_foot());
    return snapshot;
}

Result<void> Snapshot::read_foot() {
    std::array<std::uint64_t, words_size / 8> words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i] = word_of(file_->words().subspan(8 * i), 8);
    }
    if (words[Mark] != standardiser_mark()) {
        return fail(Error{.code = ErrorCode::NotReady,
                          .what = "the registry was imported by another version of this program",
                          .remedy = "import it again from its source",
                          .field = "registry"});
    }
    rows_ = words[Rows];
    persons_ = words[PersonCount];
    versions_ = words[VersionCount];
    auto const section = [&](Section index) {
        return Extent{.offset = words[word_count + 2 * index],
                      .size = words[word_count + 2 * index + 1]};
    };
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < section_count; ++i) {
        Extent const extent = section(static_cast<Section>(i));
        if (extent.offset != end || extent.size > file_->size() - end) {
            return lost("the registry's snapshot has a section out of place");
        }
        end += extent.size;
    }
    texts_ = {.file = file_.get(), .view = DictionaryView(section(TextStarts), section(Texts))};
    persons_at_ = section(Persons).offset;
    persons_size_ = section(Persons).size;
    starts_at_ = section(PersonStarts).offset;
    postings_ = KeyTableView({.bucket_bits = words[PostingBits], .width = words[PostingWidth]},
                             section(Postings), section(PostingDirectory));
    counts_ = KeyTableView({.bucket_bits = words[CountBits], .width = 0}, section(Counts),
                           section(CountDirectory));
    bool const sound = end == file_->size() && postings_.is_sound() && counts_.is_sound() &&
                       persons_ < section(PersonStarts).size &&
                       section(PersonStarts).size == start_width * (persons_ + 1);
    if (!sound) return lost("the registry's snapshot has sections that do not fit together");
    return {};
}

Result<ByteView> Snapshot::person_bytes(Ordinal ordinal) const {
    CHECK(ordinal < persons_);
    ByteView const range =
        TRY(file_->bytes(starts_at_ + start_width * std::uint64_t{ordinal}, 2 * start_width));
    std::uint64_t const from = word_of(range, start_width);
    std::uint64_t const to = word_of(range.subspan(start_width), start_width);
    if (from > to || to > persons_size_) {
        return lost("the registry's snapshot has a person out of place");
    }
    return file_->bytes(persons_at_ + from, to - from);
}

Result<match::Candidate> Snapshot::candidate(Ordinal ordinal) const {
    match::Candidate candidate = TRY(decode_candidate(TRY(person_bytes(ordinal)), texts_));
    for (identity::StandardName const& name : candidate.names) {
        CountKeys const keys = count_keys(name);
        candidate.counts.push_back(
            {.given = TRY(count_under(keys.given)), .surname = TRY(count_under(keys.surname))});
    }
    return candidate;
}

Result<NamesOnFile> Snapshot::names(Ordinal ordinal) const {
    return decode_names(TRY(person_bytes(ordinal)), texts_);
}

Result<PersonRecord> Snapshot::record(Ordinal ordinal) const {
    return decode_record(TRY(person_bytes(ordinal)), texts_);
}

Result<std::optional<Ordinal>> Snapshot::find(PersonId const& person) const {
    Ordinal first = 0;
    auto count = static_cast<Ordinal>(persons_);
    while (count > 0) {
        Ordinal const half = count / 2;
        if (TRY(decode_person_id(TRY(person_bytes(first + half)))) < person.value()) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    if (first == persons_) return std::nullopt;
    if (TRY(decode_person_id(TRY(person_bytes(first)))) != person.value()) return std::nullopt;
    return first;
}

Result<std::uint64_t> Snapshot::add_filed(Key key, std::size_t limit,
                                          std::vector<Ordinal>& ordinals) const {
    Filed const filed = TRY(postings_.find(*file_, key));
    std::size_t const width = postings_.width();
    ByteView rest = filed.ordinals;
    for (; limit > 0 && rest.size() >= width; --limit, rest = rest.subspan(width)) {
        std::uint64_t const ordinal = word_of(rest, width);
        if (ordinal >= persons_) return lost("the registry's snapshot files nobody under a key");
        ordinals.push_back(static_cast<Ordinal>(ordinal));
    }
    return filed.count;
}

Result<std::uint64_t> Snapshot::count_under(std::optional<Key> key) const {
    if (!key) return 0;
    return TRY(counts_.find(*file_, *key)).count;
}

Result<match::NameCounts> Snapshot::counts_of(identity::StandardName const& name) const {
    CountKeys const keys = count_keys(name);
    match::NameCounts counts{.given = TRY(count_under(keys.given)),
                             .surname = TRY(count_under(keys.surname))};
    if (auto const pair = pair_key(name)) counts.pair = TRY(postings_.find(*file_, *pair)).count;
    return counts;
}

Result<std::uint64_t> Snapshot::units_under(Key building) const {
    return count_under(building);
}

}  // namespace penstock::registry
