// Files and folders copied byte by byte to another disk, with the digest of what was read.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace penstock::disclosure {

// The names in a folder; nothing for a file. Errors: NotFound, Io.
[[nodiscard]] Result<std::optional<std::vector<std::string>>> names_in(
    Disk& disk, std::filesystem::path const& path);

struct CopiedFile {
    Digest digest;
    std::uint64_t bytes = 0;
};

// Writes to a file of mode 0600 that is not there yet; makes the folders above it, mode 0700.
// Durability: the bytes, not the name. Errors: NotFound, Io, DurabilityLost.
[[nodiscard]] Result<CopiedFile> copy_file(Disk& disk, std::filesystem::path const& from,
                                           std::filesystem::path const& to);

// Makes the names of a folder and of all folders in it durable. Errors: Io, DurabilityLost.
[[nodiscard]] Result<void> sync_folders(Disk& disk, std::filesystem::path const& folder);

}  // namespace penstock::disclosure
