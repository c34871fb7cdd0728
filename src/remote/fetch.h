// Fetches the answer to a batch: the status of every line, the sealed envelopes, the receipts.
#pragma once

#include "remote/session.h"

#include <map>
#include <string>

namespace penstock::remote {

struct Fetched {
    std::uint64_t round = 0, envelopes = 0;
    std::map<std::string, std::uint64_t> statuses;  // empty for a recipient
};
// Makes the folder `out`, whole or not at all. A requester gets answer.jsonl, envelopes/ and both
// receipts, and all of it is what the station's ledger says was delivered; a recipient, the
// envelopes that bear the own name and the receipts. Durability: on the own record, and the folder
// durable, when this returns. Errors: AlreadyExists; NotReady if there is no answer yet, or a new
// one came meanwhile; IntegrityLost if the ledger says that something else was delivered; those of
// the wire, the disk, LogWatch::take.
[[nodiscard]] Asked<Fetched> fetch(Session& session, BatchId const& batch, Disk::Path const& out,
                                   Progress const& progress);

}  // namespace penstock::remote
