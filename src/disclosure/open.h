// Opening an envelope: everything is checked again now, the disclosure is written, and only then
// the key leaves, wrapped to the recipient.
#pragma once

#include "base/bytes.h"
#include "crypto/certificate.h"
#include "crypto/sealing.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace penstock::disclosure {

// What a recipient sends: the envelope, and the recipient's signature over the statement that asks
// for its key.
struct OpenRequest {
    Bytes envelope;
    Bytes signature;  // CMS, detached, over open_statement(envelope)
};

// The text that a recipient signs to open an envelope: it names the envelope by its digest.
[[nodiscard]] std::string open_statement(ByteView envelope);

// A request whose signature has been verified, whatever came of it. Threads: any may make one.
class SignedOpening {
public:
    explicit SignedOpening(OpenRequest const& request);

    [[nodiscard]] std::optional<crypto::SealingKeyId> const& envelope() const { return envelope_; }
    [[nodiscard]] Digest const& envelope_digest() const { return envelope_digest_; }
    // Who signed it; empty if the signature does not verify.
    [[nodiscard]] std::optional<crypto::Certificate> const& signer() const { return signer_; }

private:
    std::optional<crypto::SealingKeyId> envelope_;  // empty for what is no envelope
    Digest envelope_digest_;
    std::optional<crypto::Certificate> signer_;
};

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

// The same for several requests, each judged by itself, with one answer each in their order: what
// is disclosed is made durable in one step for all. A fatal error is the answer to all that were
// not answered before.
[[nodiscard]] std::vector<Ruled<Opened>> open_together(Station& station,
                                                       std::span<SignedOpening const> requests);

}  // namespace penstock::disclosure
