// Sends a file to the station in ranges, and goes on after a broken connection, here or in a later
// run, from where the station says that it stands.
#pragma once

#include "remote/sending.h"
#include "remote/session.h"

namespace penstock::remote {

inline constexpr std::uint64_t upload_range_bytes = std::uint64_t{8} << 20;

// The upload is complete when this returns, and `sending` names it. Requires: the file does not
// change meanwhile. Errors: those of the wire, when several attempts in a row moved nothing;
// Malformed if the station counts what was not sent.
[[nodiscard]] Asked<void> upload(Session& session, Disk::Path const& file, FileFacts const& facts,
                                 Sending& sending, Progress const& progress);

}  // namespace penstock::remote
