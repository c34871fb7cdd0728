// Opening an envelope: everything is checked again now, the disclosure is written, and only then
// the key leaves, wrapped to the recipient.
#pragma once

#include "base/bytes.h"
#include "crypto/certificate.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

namespace penstock::disclosure {

// What a recipient sends: the envelope, and the recipient's signature over the statement that asks
// for its key.
struct OpenRequest {
    Bytes envelope;
    Bytes signature;  // CMS, detached, over open_statement(envelope)
};

// The text that a recipient signs to open an envelope: it names the envelope by its digest.
[[nodiscard]] std::string open_statement(ByteView envelope);

struct Opened {
    Bytes wrapped_key;  // CMS, for the recipient's certificate
    Date use_end;       // the last day on which the item may be used
    LeafIndex entry;    // that records this opening
};

// Refused for anyone but a recipient named on the line who is active, trained, assigned and not
// overdue now, for a changed envelope, for a disposed item, and while an order stops, bars or froze
// the line. The same recipient may open the same item again; that is recorded, and is no second
// disclosure. Errors: the fatal codes.
[[nodiscard]] Ruled<Opened> open(Station& station, OpenRequest const& request);

}  // namespace penstock::disclosure
