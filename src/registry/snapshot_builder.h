// Builds the snapshot file from batches of persons, in bounded memory, and puts it in force.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"
#include "registry/dictionary.h"
#include "registry/item_sorter.h"
#include "registry/key_table.h"
#include "registry/person_batch.h"
#include "registry/scratch_file.h"
#include "registry/sealed_file.h"
#include "registry/snapshot_layout.h"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>

namespace penstock::registry {

class SnapshotBuilder {
public:
    // `budget` is the memory that it may take, in bytes, but for the dictionary.
    // Errors: Io.
    [[nodiscard]] static Result<SnapshotBuilder> make(ScratchFolder& scratch, std::size_t budget);

    // Requires: persons by ascending id, each once. Errors: Io; Malformed if the registry is larger
    // than the format allows.
    [[nodiscard]] Result<void> add(PersonBatch const& batch);

    [[nodiscard]] std::uint64_t persons() const { return persons_; }
    [[nodiscard]] std::uint64_t versions() const { return versions_; }

    // Writes the snapshot of all persons added into `folder`, makes it the current one, and removes
    // those before it. Gives its digest. Nothing may be added afterwards. `on_persons` is told how
    // many persons have been written.
    // Durability: when this returns, the new registry is in force; a crash before leaves the old
    // one. Errors: Io and DurabilityLost, the old registry then stays in force or the new one is.
    [[nodiscard]] Result<Digest> publish(Disk::Path const& folder, std::uint64_t rows,
                                         std::function<void(std::uint64_t)> const& on_persons);

private:
    struct Posting {
        std::uint32_t key_high, key_low;
        Ordinal ordinal;
        auto operator<=>(Posting const&) const = default;
    };
    struct Unit {
        Key building, point;
        auto operator<=>(Unit const&) const = default;
    };

    SnapshotBuilder(ScratchFolder& scratch, std::size_t budget, ScratchWriter drafts);

    [[nodiscard]] Result<Digest> write(Disk::Path const& path, std::uint64_t rows,
                                       std::function<void(std::uint64_t)> const& on_persons);
    [[nodiscard]] Result<Dictionary> write_dictionary(SealedWriter& out);
    [[nodiscard]] Result<void> write_persons(SealedWriter& out, Dictionary const& dictionary,
                                             std::function<void(std::uint64_t)> const& on_persons);
    [[nodiscard]] Result<void> write_postings(SealedWriter& out);
    [[nodiscard]] Result<void> count_units();
    [[nodiscard]] Result<void> write_counts(SealedWriter& out);
    void end_section(layout::Section section, std::uint64_t size, SealedWriter const& out);

    ScratchFolder* scratch_;
    ScratchWriter drafts_;
    TextCounter texts_;
    ItemSorter<Posting> postings_;
    ItemSorter<Unit> units_;
    ItemSorter<Key> counted_;
    std::uint64_t persons_ = 0, versions_ = 0;
    std::array<std::uint64_t, layout::word_count> words_{};
    std::array<std::uint64_t, 2 * layout::section_count> sections_{};
};

}  // namespace penstock::registry
