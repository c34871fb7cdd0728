// The opening of one committed field of one entry: is this what the entry committed to?
#pragma once

#include "receipt.h"

#include <string>
#include <string_view>

namespace verify {

struct Opening {
    std::uint64_t entry = 0;
    std::string field, value, to_cert, time;
};

// Reads a file that `penstock ledger reveal` wrote and holds it against the receipt of its entry:
// both signed by the key, of one log, and the commitment in the entry is the one under the revealed
// key over the value. Rules: those of a note and a receipt; reveal.form, reveal.entry,
// reveal.commitment.
[[nodiscard]] Checked<Opening> check_reveal(std::string_view file, Receipt const& receipt,
                                            LogKey const& key);

}  // namespace verify
