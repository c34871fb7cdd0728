// Who signed, on the custodian's side and at opening: a credential shown to a step, and whether its
// certificate is good.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/governing.h"
#include "law/agreement.h"

#include <optional>

namespace penstock::disclosure {

// The official of the agreement who holds this certificate, if it is good at the instant and the
// official is active on that day.
[[nodiscard]] law::Official const* official_of(Governing const& governing,
                                               crypto::Certificate const& certificate, Instant at);

}  // namespace penstock::disclosure
