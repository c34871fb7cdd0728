#include "registry/snapshot_builder.h"

#include "registry/draft.h"
#include "registry/record_codec.h"

#include <limits>
#include <string>
#include <utility>

namespace penstock::registry {

namespace {

using namespace layout;

constexpr std::uint64_t persons_between_reports = 65536;

Result<void> copy(ScratchFolder& scratch, Disk::Path const& from, SealedWriter& to,
                  std::size_t width) {
    auto file = TRY(ScratchReader::open(scratch.disk(), from));
    while (auto const bytes = TRY(file.next(width))) TRY(to.append(*bytes));
    return {};
}

Result<void> append_word(ScratchWriter& file, std::uint64_t word, std::size_t width) {
    std::array<std::uint8_t, 8> bytes{};
    for (std::size_t i = 0; i < width; ++i) bytes[i] = static_cast<std::uint8_t>(word >> (8 * i));
    return file.append(std::span(bytes).first(width));
}

Result<void> remove_all_but(Disk& disk, Disk::Path const& folder, std::string const& kept) {
    for (std::string const& name : TRY(disk.list(folder))) {
        if (name.ends_with(snapshot_suffix) && name != kept) TRY(disk.remove(folder / name));
    }
    return {};
}

}  // namespace

Result<SnapshotBuilder> SnapshotBuilder::make(ScratchFolder& scratch, std::size_t budget) {
    return SnapshotBuilder(scratch, budget, TRY(ScratchWriter::make(scratch)));
}

SnapshotBuilder::SnapshotBuilder(ScratchFolder& scratch, std::size_t budget, ScratchWriter drafts)
    : scratch_(&scratch),
      drafts_(std::move(drafts)),
      texts_(scratch, budget / 4),
      postings_(scratch, budget / 2),
      units_(scratch, budget / 8),
      counted_(scratch, budget / 8) {}

Result<void> SnapshotBuilder::add(PersonBatch const& batch) {
    constexpr std::uint64_t most = std::numeric_limits<Ordinal>::max();
    if (persons_ + batch.persons >= most) {
        return fail(ErrorCode::Malformed, "more persons than one snapshot can hold",
                    "split the registry");
    }
    TRY(drafts_.append(batch.drafts));
    Result<void> counted;
    Unpacker in(batch.drafts);
    while (!in.done()) {
        for_each_text(in.bytes(in.fixed(4)), [&](std::string_view text) {
            if (counted) counted = texts_.add(text);
        });
    }
    TRY(std::move(counted));
    for (auto const& [key, place] : batch.filed) {
        TRY(postings_.add({.key_high = static_cast<std::uint32_t>(key >> 32),
                           .key_low = static_cast<std::uint32_t>(key),
                           .ordinal = static_cast<Ordinal>(persons_ + place)}));
    }
    for (auto const& [building, point] : batch.units) {
        TRY(units_.add({.building = building, .point = point}));
    }
    for (Key const key : batch.names) TRY(counted_.add(key));
    persons_ += batch.persons;
    versions_ += batch.versions;
    return {};
}

Result<Digest> SnapshotBuilder::publish(Disk::Path const& folder, std::uint64_t rows,
                                        std::function<void(std::uint64_t)> const& on_persons) {
    Disk& disk = scratch_->disk();
    Disk::Path const path = scratch_->next_path();
    Digest const digest = TRY(write(path, rows, on_persons));
    std::string const hex = to_hex(digest.view());
    std::string const name = hex + std::string(snapshot_suffix);
    // A crash after each step: a whole file that nothing names; the same under its own name; the
    // new registry in force with the old file still there. The next import clears each away. An old
    // file that is open elsewhere stays readable there until it is closed.
    TRY(disk.rename(path, folder / name));
    TRY(disk.sync_folder(folder));
    TRY(disk.replace(folder / pointer_file, as_bytes(hex + "\n"), true));
    TRY(remove_all_but(disk, folder, name));
    return digest;
}

Result<Digest> SnapshotBuilder::write(Disk::Path const& path, std::uint64_t rows,
                                      std::function<void(std::uint64_t)> const& on_persons) {
    words_[Mark] = standardiser_mark();
    words_[Rows] = rows;
    words_[PersonCount] = persons_;
    words_[VersionCount] = versions_;
    TRY(drafts_.close());
    TRY(postings_.seal());
    TRY(units_.seal());
    auto file = TRY(scratch_->disk().open_append(path, true));
    SealedWriter out(*file);
    {
        Dictionary const dictionary = TRY(write_dictionary(out));
        TRY(write_persons(out, dictionary, on_persons));
    }
    TRY(write_postings(out));
    TRY(count_units());
    TRY(write_counts(out));
    Packer foot;
    for (std::uint64_t const word : words_) foot.fixed(word, 8);
    for (std::uint64_t const word : sections_) foot.fixed(word, 8);
    return out.seal(foot.bytes(), magic);
}

// The section that ends here.
void SnapshotBuilder::end_section(Section section, std::uint64_t size, SealedWriter const& out) {
    sections_[2 * section] = out.size() - size;
    sections_[2 * section + 1] = size;
}

Result<Dictionary> SnapshotBuilder::write_dictionary(SealedWriter& out) {
    Dictionary dictionary = TRY(texts_.dictionary());
    Packer starts;
    std::uint64_t start = 0;
    for (TextNumber i = 0; i < dictionary.size(); ++i) {
        starts.fixed(start, 4);
        start += dictionary.text(i).size();
    }
    starts.fixed(start, 4);
    TRY(out.append(starts.bytes()));
    end_section(TextStarts, starts.size(), out);
    for (TextNumber i = 0; i < dictionary.size(); ++i) {
        TRY(out.append(as_bytes(dictionary.text(i))));
    }
    end_section(Texts, start, out);
    return dictionary;
}

Result<void> SnapshotBuilder::write_persons(SealedWriter& out, Dictionary const& dictionary,
                                            std::function<void(std::uint64_t)> const& on_persons) {
    auto starts = TRY(ScratchWriter::make(*scratch_));
    auto drafts = TRY(ScratchReader::open(scratch_->disk(), drafts_.path()));
    std::uint64_t const begin = out.size();
    Packer person;
    for (std::uint64_t done = 0; auto const draft = TRY(drafts.next_record());) {
        TRY(append_word(starts, out.size() - begin, start_width));
        person.clear();
        write_final(*draft, dictionary, person);
        TRY(out.append(person.bytes()));
        if (++done % persons_between_reports == 0) on_persons(done);
    }
    std::uint64_t const size = out.size() - begin;
    end_section(Persons, size, out);
    TRY(append_word(starts, size, start_width));
    TRY(starts.close());
    TRY(copy(*scratch_, starts.path(), out, start_width));
    end_section(PersonStarts, starts.size(), out);
    return {};
}

Result<void> SnapshotBuilder::write_postings(SealedWriter& out) {
    KeyTableShape const shape = KeyTableShape::of(postings_.size(), persons_);
    words_[PostingBits] = shape.bucket_bits;
    words_[PostingWidth] = shape.width;
    std::uint64_t const begin = out.size();
    auto table = TRY(KeyTableWriter::make(*scratch_, out, shape));
    auto merge = TRY(postings_.merge());
    while (auto const posting = TRY(merge.next())) {
        TRY(table.file(Key{posting->key_high} << 32 | posting->key_low, posting->ordinal));
    }
    std::uint64_t const entries = TRY(table.finish());
    std::uint64_t const directory = out.size() - begin - entries;
    end_section(PostingDirectory, directory, out);
    sections_[2 * Postings] = begin;
    sections_[2 * Postings + 1] = entries;
    return {};
}

// Each distinct unit counts once for its building.
Result<void> SnapshotBuilder::count_units() {
    auto merge = TRY(units_.merge());
    std::optional<Unit> before;
    while (auto const unit = TRY(merge.next())) {
        if (unit != before) TRY(counted_.add(unit->building));
        before = unit;
    }
    return counted_.seal();
}

Result<void> SnapshotBuilder::write_counts(SealedWriter& out) {
    KeyTableShape const shape = KeyTableShape::of_counts(counted_.size());
    words_[CountBits] = shape.bucket_bits;
    std::uint64_t const begin = out.size();
    auto table = TRY(KeyTableWriter::make(*scratch_, out, shape));
    auto merge = TRY(counted_.merge());
    while (auto const key = TRY(merge.next())) TRY(table.count(*key, 1));
    std::uint64_t const entries = TRY(table.finish());
    std::uint64_t const directory = out.size() - begin - entries;
    end_section(CountDirectory, directory, out);
    sections_[2 * Counts] = begin;
    sections_[2 * Counts + 1] = entries;
    return {};
}

}  // namespace penstock::registry
