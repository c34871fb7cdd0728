// Writes a snapshot: takes persons by ascending id, then puts the whole in place.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "registry/blocking_keys.h"
#include "registry/fold.h"
#include "registry/packing.h"
#include "registry/record_codec.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace penstock::registry {

class SnapshotWriter {
public:
    // Requires: persons by ascending id, each once.
    void add(FoldedPerson const& person);

    [[nodiscard]] std::uint64_t persons() const { return person_starts_.size(); }
    [[nodiscard]] std::uint64_t versions() const { return versions_; }

    // Writes the snapshot of all persons added into `folder`, makes it the current one, and removes
    // those before it. Gives its digest. Nothing may be added afterwards.
    // Durability: when this returns, the new registry is in force; a crash before leaves the old
    // one. Errors: Io and DurabilityLost, the old registry then stays in force; Malformed if the
    // registry is larger than the format allows.
    [[nodiscard]] Result<Digest> publish(Disk& disk, Disk::Path const& folder, std::uint64_t rows);

private:
    void file(FoldedPerson const& person, StandardForms const& forms);
    [[nodiscard]] Result<Bytes> assemble(std::uint64_t rows);

    std::vector<std::uint64_t> person_starts_;
    Packer persons_;
    std::uint64_t versions_ = 0;
    std::vector<std::pair<Key, std::uint32_t>> filed_;  // key, ordinal
    std::vector<std::pair<Key, Key>> units_;            // building, delivery point in it
};

}  // namespace penstock::registry
