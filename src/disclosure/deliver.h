// Delivering an approved round: one envelope of one size for every line that was looked up, and one
// status for every line, all together (promise 3).
//
// Envelopes hold ciphertext only; the keys stay in the store. Delivery is not disclosure.
#pragma once

#include "disclosure/approve.h"
#include "disclosure/receive.h"

#include <filesystem>

namespace penstock::disclosure {

struct Delivered {
    std::uint64_t envelopes = 0;
    std::uint64_t bytes_each = 0;
};

// Writes the answer, with the receipts of `received` and `delivered`, to the folder `out`, which
// must not exist and appears whole or not at all. The
// custodian keeps a copy; a second call after a crash hands out that copy. Errors: AlreadyExists,
// Io, the fatal codes. Refused if an
// order comes in meanwhile that stops a line.
[[nodiscard]] Ruled<Delivered> deliver(Station& station, Approved const& approved,
                                       std::filesystem::path const& out, Progress const& progress);

}  // namespace penstock::disclosure
