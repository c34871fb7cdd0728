// The body of a request to a witness (c2sp.org/tlog-witness).
//
//     body = "old " decimal LF *63( base64(hash) LF ) LF checkpoint
#pragma once

#include "base/result.h"
#include "merkle/proof.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::witness {

struct AddCheckpoint {
    std::uint64_t old_size = 0;
    merkle::Proof proof;     // that the tree began as that of old_size entries
    std::string checkpoint;  // the signed note

    [[nodiscard]] std::string text() const;
};

// Looks at the form of the first part only; the checkpoint is not read. Errors: Malformed.
[[nodiscard]] Result<AddCheckpoint> parse_add_checkpoint(std::string_view body);

// A tree size in decimal without leading zeros. Errors: Malformed.
[[nodiscard]] Result<std::uint64_t> parse_tree_size(std::string_view text);

}  // namespace penstock::witness
