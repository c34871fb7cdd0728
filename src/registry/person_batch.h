// Some persons on their way from sorted rows to the snapshot: folded, standardised and given their
// keys, apart from all others, so that a second thread can do it.
#pragma once

#include "base/bytes.h"
#include "registry/blocking_keys.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace penstock::registry {

// The sorted rows of some persons.
class RowBatch {
public:
    // Requires: records of row_codec, in their order; no person's rows in two batches.
    void add(ByteView record);

    [[nodiscard]] bool empty() const { return ends_.empty(); }
    [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }
    [[nodiscard]] std::size_t rows() const { return ends_.size(); }
    [[nodiscard]] ByteView record(std::size_t index) const;

private:
    Bytes bytes_;
    std::vector<std::size_t> ends_;
};

struct PersonBatch {
    Bytes drafts;  // of persons by ascending id, the length of each in four bytes before it
    std::uint64_t persons = 0;
    std::uint64_t versions = 0;
    std::vector<std::pair<Key, std::uint32_t>> filed;  // the place within this batch
    Keys names;                                        // count keys, once for each person
    std::vector<std::pair<Key, Key>> units;            // building, delivery point in it
};

[[nodiscard]] PersonBatch prepare(RowBatch const& rows);

}  // namespace penstock::registry
