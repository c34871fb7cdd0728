// The journal: entries that are sequenced and not yet in a published tile. Each append is one
// group, written and made durable in one step. Format page: docs/formats/ledger.md, "The journal".
//
//     journal = head *group
//     head    = "penstock-journal/1" LF base chain
//     group   = "GRP1" first count length check content chain
//
// Numbers are big-endian: base, first, length 8 bytes, count 4. `check` is the first 8 bytes of the
// SHA-256 of what stands before it in the group; content is an entry bundle; the head's chain is
// SHA-256 of the head before it, the root of the tree of `base` entries and the origin; a group's
// chain is SHA-256 of the chain before it and all of the group before its own.
//
// What a damaged end means: a group that was never finished is shorter than it says, or has sectors
// that were never written and read as zero. It was not acknowledged, and recovery drops it. Any
// other damage hits bytes that had been written, and is IntegrityLost.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::ledger {

// What the chain of a journal starts from.
struct JournalBase {
    std::uint64_t size = 0;  // of the tree below the journal
    Digest root;             // of that tree
    std::string origin;

    [[nodiscard]] Bytes head() const;
};

struct RecoveredJournal {
    std::vector<std::string> entries;  // of all whole groups, from the base on
    Digest chain;                      // of the last whole group, or the head
    std::uint64_t whole_bytes = 0;     // the length without an unfinished group
};

// The chain that stands at the end of a head or a group.
[[nodiscard]] Digest chain_of(ByteView head_or_group);

// The bytes of one group. Requires: at least one entry, none larger than an entry may be.
[[nodiscard]] Bytes encode_group(Digest const& chain, std::uint64_t first,
                                 std::span<std::string const> entries);

// The size of the tree below a journal, as its head says. Errors: IntegrityLost if it has no head.
[[nodiscard]] Result<std::uint64_t> journal_base_size(ByteView journal);

// The entries of a journal over this base. Errors: IntegrityLost if the head is another base's, or
// a group was changed after it had been written.
[[nodiscard]] Result<RecoveredJournal> recover_journal(ByteView journal, JournalBase const& base);

}  // namespace penstock::ledger
