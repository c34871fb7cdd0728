// Receiving a signed batch: the file is copied, its signature verified over the copy, its form read
// through, and what it asks remembered.
//
// A file that is accepted is kept byte for byte. One that is not is recorded in the ledger all the
// same, and leaves nothing else behind.
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/station.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace penstock::disclosure {

struct Received {
    BatchId batch;
    std::uint64_t lines = 0;
};

// Called now and then on long work with how much is done; may do nothing.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

// `signature` is the detached CMS signature; without it the batch goes back. Errors: NotFound, Io,
// the fatal codes.
[[nodiscard]] Ruled<Received> receive(Station& station, std::filesystem::path const& batch,
                                      std::optional<std::filesystem::path> const& signature,
                                      Progress const& progress);

}  // namespace penstock::disclosure
