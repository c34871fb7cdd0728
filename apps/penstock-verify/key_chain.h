// The keys that a log has signed with, one after the other, as its `key-rotated` entries say
// (docs/formats/ledger.md, "A new key").
#pragma once

#include "folder.h"
#include "note.h"

#include <vector>

namespace verify {

// A rotation whose statement both keys have signed, for the entry at its own index.
struct Rotation {
    LogKey from, to;
};

// The rotation that an entry tells of. Empty for any other entry, and for one whose statement does
// not name its keys and index or is not signed by both.
[[nodiscard]] std::optional<Rotation> rotation_in(std::string_view entry, std::uint64_t index);

// All rotations that the folder's bundles and its `context` tell of, in their order. What they say
// counts only once every entry has been held against the signed tree. `size` is the tree's.
[[nodiscard]] Checked<std::vector<Rotation>> rotations_in(Folder const& folder, std::uint64_t size);

// The key that signed the note: the given one, or one to which a chain of rotations leads from it.
// Empty if there is none.
[[nodiscard]] std::optional<LogKey> signer_of(std::string_view note, LogKey const& key,
                                              std::vector<Rotation> const& rotations);

// The same with chains in both directions: for a checkpoint from before.
[[nodiscard]] std::optional<LogKey> earlier_signer_of(std::string_view note, LogKey const& key,
                                                      std::vector<Rotation> const& rotations);

}  // namespace verify
