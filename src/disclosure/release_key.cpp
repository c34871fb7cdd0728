#include "disclosure/release_key.h"

#include "exchange/envelope.h"

namespace penstock::disclosure {

Result<Bytes> release_key(Recorded const& /*recorded*/, crypto::SealingKey const& key,
                          crypto::Certificate const& recipient) {
    return exchange::wrap_envelope_key(key, recipient);
}

}  // namespace penstock::disclosure
