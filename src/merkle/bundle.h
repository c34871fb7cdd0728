// Entry bundles: up to 256 entries in one file (c2sp.org/tlog-tiles, Log entries).
//
//     bundle = *entry
//     entry  = length content     ; length: 2 bytes, big-endian; content: that many bytes
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string_view>
#include <vector>

namespace penstock::merkle {

inline constexpr std::size_t max_entry_bytes = 65535;

// Adds an entry to a bundle. Requires: entry.size() <= max_entry_bytes.
void append_to_bundle(Bytes& bundle, std::string_view entry);

// The entries, as views of `bytes`. Errors: Malformed if the bytes are not whole entries.
[[nodiscard]] Result<std::vector<std::string_view>> decode_bundle(ByteView bytes);

}  // namespace penstock::merkle
