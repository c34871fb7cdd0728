// A receipt: the proof of one entry that can be checked off line (c2sp.org/tlog-proof), with the
// entry in its `extra` line.
#pragma once

#include "note.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

struct Receipt {
    std::string entry;  // not to be believed before prove()
    std::uint64_t index = 0;
    std::vector<Hash> path;
    std::string checkpoint;  // the note
};

// Rule: receipt.form.
[[nodiscard]] Checked<Receipt> parse_receipt(std::string_view text);

// The checkpoint, signed by the key, whose tree holds the entry at the index. Rules: those of a
// note; receipt.proof.
[[nodiscard]] Checked<Checkpoint> prove(Receipt const& receipt, LogKey const& key);

// The root that a path from a leaf leads to in a tree of `size` leaves (RFC 9162 section 2.1.3.2);
// empty where the path does not have the length that it must have.
[[nodiscard]] std::optional<Hash> root_over(Hash const& leaf, std::uint64_t index,
                                            std::uint64_t size, std::vector<Hash> const& path);

}  // namespace verify
