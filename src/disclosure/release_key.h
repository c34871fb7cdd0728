// The one door through which a content key leaves: it takes the proof that the disclosure is
// recorded (promise 4).
#pragma once

#include "base/result.h"
#include "crypto/certificate.h"
#include "crypto/sealing.h"
#include "disclosure/recorded.h"

namespace penstock::disclosure {

// The envelope's key, wrapped to the recipient's certificate. Errors: as crypto::wrap_to.
[[nodiscard]] Result<Bytes> release_key(Recorded const& recorded, crypto::SealingKey const& key,
                                        crypto::Certificate const& recipient);

}  // namespace penstock::disclosure
