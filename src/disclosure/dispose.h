// A recipient's certificate that an item was returned or made undisclosable (R-6103p4-F). From then
// on it cannot be opened again by that recipient.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

namespace penstock::disclosure {

// Refused unless the certificate is that of a recipient who opened the line. Errors: NotFound, the
// fatal codes.
[[nodiscard]] Ruled<void> dispose(Station& station, BatchId const& batch, LineNumber line,
                                  crypto::Credential const& recipient);

}  // namespace penstock::disclosure
