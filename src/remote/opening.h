// Opens an envelope as its named recipient, and certifies afterwards what became of the item.
#pragma once

#include "remote/session.h"

#include <string>

namespace penstock::remote {

struct OpenedItem {
    std::string text;  // the item, in the lines of docs/formats/envelope.md, without its padding
    Date use_end;
    std::uint64_t entry = 0;  // of the station's ledger, that records this opening
    std::string receipt;      // which proves it
};
// Signs the statement, asks for the key, verifies the receipt, and decrypts. The question is on the
// own record before it is asked, the opening before this returns. Errors: NotAllowed if the session
// has no card; Malformed if what came back does not open the envelope; IntegrityLost if the receipt
// does not say what was opened; those of the wire and LogWatch::take.
[[nodiscard]] Asked<OpenedItem> open_envelope(Session& session, ByteView envelope);

// The text that the recipient signs (docs/formats/statements.md).
[[nodiscard]] std::string opening_statement(ByteView envelope);

struct DisposalOf {
    BatchId batch;
    LineNumber line;
    std::string how;  // "returned", "undisclosable", "kept"
    std::optional<Digest> certificate = {};
};
// The entry of the station's ledger. On the own record when this returns.
[[nodiscard]] Asked<std::uint64_t> dispose(Session& session, DisposalOf const& disposal);

}  // namespace penstock::remote
