// The registry as one immutable file: persons, the index of their keys, the units of buildings.
//
// The file's name is the SHA-256 of its bytes; the file `current` beside it holds the same digest
// and is put in place last. So a snapshot is either there whole or not there, the same rows in any
// order give the same bytes, and `sha256sum` checks it. Layout: docs/formats/registry.md.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "match/candidate.h"
#include "registry/blocking_keys.h"
#include "registry/person_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace penstock::registry {

// The place of a person in the snapshot; persons stand by ascending id.
using Ordinal = std::uint32_t;

class Snapshot {
public:
    // Reads and checks the snapshot that `folder`/current names.
    // Errors: NotReady if nothing was imported yet, or by another version of the standardiser;
    // IntegrityLost if bytes are not the ones that were written; Io.
    [[nodiscard]] static Result<Snapshot> open(Disk& disk, Disk::Path const& folder);

    // SHA-256 of the file.
    [[nodiscard]] Digest const& digest() const { return digest_; }
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    [[nodiscard]] std::uint64_t persons() const { return persons_; }
    [[nodiscard]] std::uint64_t versions() const { return versions_; }

    // Requires, for both: ordinal < persons().
    [[nodiscard]] match::Candidate candidate(Ordinal ordinal) const;
    [[nodiscard]] PersonRecord record(Ordinal ordinal) const;
    [[nodiscard]] std::optional<Ordinal> find(PersonId const& person) const;

    // Who is filed under a key, ascending: at most `limit` of them, and how many there are.
    struct Filed {
        std::vector<Ordinal> ordinals;
        std::size_t count = 0;
    };
    [[nodiscard]] Filed filed_under(Key key, std::size_t limit) const;

    // How many units are on file in a building.
    [[nodiscard]] std::size_t units_under(Key building) const;

private:
    Snapshot() = default;

    [[nodiscard]] Result<void> read_header();
    [[nodiscard]] ByteView section(std::size_t index) const;
    [[nodiscard]] ByteView person_bytes(Ordinal ordinal) const;

    Bytes bytes_;
    Digest digest_;
    std::uint64_t rows_ = 0, persons_ = 0, versions_ = 0;
};

}  // namespace penstock::registry
