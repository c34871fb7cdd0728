// Numbers filed under keys, in about seven bytes each.
//
// Keys are 64-bit digests. Their first bits choose a bucket, the next 24 tell the keys of a bucket
// apart; keys that agree in all of these are one. A bucket is a list of entries, ascending:
//
//   entry = step:n [count:n] ordinals     ; step: twice the distance from the key before (the
//   first:
//                                         ; from 0), plus one if a count follows; else it is 1
//
// with at most `most_filed` ordinals, the lowest, in `width` bytes each. In a table of width 0 the
// count is all there is. The directory holds in five bytes where each bucket begins, and where the
// last one ends.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "registry/blocking_keys.h"
#include "registry/packing.h"
#include "registry/scratch_file.h"
#include "registry/sealed_file.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace penstock::registry {

// The place of a person in the snapshot; persons stand by ascending id.
using Ordinal = std::uint32_t;

// Of more ordinals under one key, only the count is kept.
inline constexpr std::size_t most_filed = 4096;

// The shape of a table: what its writer and its reader must agree on.
struct KeyTableShape {
    std::uint64_t bucket_bits = 0;  // at most 32
    std::uint64_t width = 0;        // bytes of an ordinal: 0, 3 or 4

    // The shape of a table with so many ordinals (or keys) of so many persons.
    [[nodiscard]] static KeyTableShape of(std::uint64_t filed, std::uint64_t persons);
    [[nodiscard]] static KeyTableShape of_counts(std::uint64_t keys);
};

// Writes a table into a snapshot.
class KeyTableWriter {
public:
    // Requires: all three outlive the writer. Errors, for all: Io, DurabilityLost.
    [[nodiscard]] static Result<KeyTableWriter> make(ScratchFolder& scratch, SealedWriter& out,
                                                     KeyTableShape shape);

    // Requires: keys ascend, and ordinals under one key.
    [[nodiscard]] Result<void> file(Key key, Ordinal ordinal);
    // For a table of width 0.
    [[nodiscard]] Result<void> count(Key key, std::uint64_t count);

    // Ends the entries, then writes the directory behind them. Gives the bytes of the entries.
    [[nodiscard]] Result<std::uint64_t> finish();

private:
    KeyTableWriter(ScratchFolder& scratch, SealedWriter& out, KeyTableShape shape,
                   ScratchWriter directory);

    [[nodiscard]] Result<void> go_to(Key key);
    void keep_lowest();
    [[nodiscard]] Result<void> end_entry();
    [[nodiscard]] Result<void> end_buckets(std::uint64_t next);

    ScratchFolder* scratch_;
    SealedWriter* out_;
    KeyTableShape shape_;
    ScratchWriter directory_;
    std::uint64_t start_;
    std::uint64_t buckets_begun_ = 0;
    std::optional<Key> place_;   // bucket and the 24 bits of the entry that is being filled
    std::optional<Key> before_;  // of the one before it in this bucket
    std::uint64_t count_ = 0;
    std::vector<Ordinal> ordinals_;
    Packer entry_;
};

// What is filed under a key.
struct Filed {
    std::uint64_t count = 0;
    ByteView ordinals;  // as many as are kept, `width` bytes each
};

class KeyTableView {
public:
    KeyTableView() = default;
    KeyTableView(KeyTableShape shape, Extent entries, Extent directory)
        : shape_(shape), entries_(entries), directory_(directory) {}

    // True if the directory has the size of the shape.
    [[nodiscard]] bool is_sound() const;
    // Errors: IntegrityLost.
    [[nodiscard]] Result<Filed> find(SealedFile const& file, Key key) const;
    [[nodiscard]] std::uint64_t width() const { return shape_.width; }

private:
    KeyTableShape shape_;
    Extent entries_, directory_;
};

}  // namespace penstock::registry
