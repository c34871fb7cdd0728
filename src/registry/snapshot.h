// The registry as one immutable file, mapped: persons, the index of their keys, counts.
//
// The file's name is its seal; the file `current` beside it holds the same digest and is put in
// place last. So a snapshot is either there whole or not there, the same rows in any order give the
// same bytes, and no byte is used before it was checked. Layout: docs/formats/registry.md.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "match/candidate.h"
#include "registry/blocking_keys.h"
#include "registry/key_table.h"
#include "registry/person_record.h"
#include "registry/record_codec.h"
#include "registry/sealed_file.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace penstock::registry {

// Threads: safe for reading. Errors, for all that read: IntegrityLost if a byte that is needed is
// not the one that was written, or nothing that was written could be there.
class Snapshot {
public:
    // Opens the snapshot that `folder`/current names; reads little more than its foot.
    // Errors: NotReady if nothing was imported yet, or by another version of the standardiser;
    // IntegrityLost; Io.
    [[nodiscard]] static Result<Snapshot> open(Disk& disk, Disk::Path const& folder);
    // The snapshot that a file with this seal holds. Errors: as open().
    [[nodiscard]] static Result<Snapshot> over(std::unique_ptr<MappedFile> file,
                                               Digest const& digest);

    // The seal: which records these are.
    [[nodiscard]] Digest const& digest() const { return digest_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] std::uint64_t persons() const { return persons_; }
    [[nodiscard]] std::uint64_t versions() const { return versions_; }
    // Bytes of the sections, without the digests.
    [[nodiscard]] std::uint64_t size() const { return file_->size(); }

    // With the counts of each name but those of pairs. Requires, for the three: ordinal <
    // persons().
    [[nodiscard]] Result<match::Candidate> candidate(Ordinal ordinal) const;
    [[nodiscard]] Result<NamesOnFile> names(Ordinal ordinal) const;
    [[nodiscard]] Result<PersonRecord> record(Ordinal ordinal) const;
    [[nodiscard]] Result<std::optional<Ordinal>> find(PersonId const& person) const;

    // Appends those filed under a key, by ascending ordinal, at most `limit` of them; says how many
    // there are. Requires: limit <= most_filed.
    [[nodiscard]] Result<std::uint64_t> add_filed(Key key, std::size_t limit,
                                                  std::vector<Ordinal>& ordinals) const;

    // How many persons on file have the name.
    [[nodiscard]] Result<match::NameCounts> counts_of(identity::StandardName const& name) const;
    // How many units are on file in a building.
    [[nodiscard]] Result<std::uint64_t> units_under(Key building) const;

    // Checks every byte anew, as an inspection does.
    [[nodiscard]] Result<void> check_all() const { return file_->check_all(); }

private:
    Snapshot() = default;

    [[nodiscard]] Result<void> read_foot();
    [[nodiscard]] Result<ByteView> person_bytes(Ordinal ordinal) const;
    [[nodiscard]] Result<std::uint64_t> count_under(std::optional<Key> key) const;

    std::unique_ptr<SealedFile const> file_;
    Digest digest_;
    std::uint64_t rows_ = 0, persons_ = 0, versions_ = 0;
    std::uint64_t persons_at_ = 0, persons_size_ = 0, starts_at_ = 0;
    TextSource texts_;
    KeyTableView postings_, counts_;
};

}  // namespace penstock::registry
