// Submits a batch, or has it reviewed on its face.
#pragma once

#include "exchange/batch_header.h"
#include "remote/session.h"

namespace penstock::remote {

// The header of a batch file. Errors: NotFound, Io; Malformed if it cannot be read.
[[nodiscard]] Result<exchange::BatchHeader> header_of(Disk& disk, Disk::Path const& file);

struct Submitted {
    BatchId batch;
    std::uint64_t lines = 0;
    std::uint64_t entry = 0;  // of the station's ledger, proven by the receipt that was kept
};
// Uploads the file, submits it with its signature, follows the work to its end, and keeps the
// receipt: the station's ledger has the digest of exactly this file. Run again after anything that
// cut it off, it goes on; a batch that the station has already is submitted. Durability: on the own
// record when this returns. Errors: those of upload, follow and LogWatch::take; IntegrityLost if
// the receipt is of another file.
[[nodiscard]] Asked<Submitted> submit(Session& session, Disk::Path const& file, ByteView signature,
                                      Progress const& progress);

// What the station's review on the face says of an uploaded batch: no record is touched there, and
// nothing is kept but the upload. `visit` gets each line that would not pass.
struct Prechecked {
    std::uint64_t lines = 0, admitted = 0;
};
[[nodiscard]] Asked<Prechecked> precheck(Session& session, Disk::Path const& file,
                                         StationClient::Visit const& visit,
                                         Progress const& progress);

}  // namespace penstock::remote
