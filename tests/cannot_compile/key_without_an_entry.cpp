// Promise 4: a content key leaves only with the proof that its disclosure is recorded.
//
// Diagnostic: too few arguments|no matching function|cannot convert|invalid initialization of reference
#include "disclosure/release_key.h"

using namespace penstock;

Result<Bytes> with_an_entry(disclosure::Recorded const& recorded, crypto::SealingKey const& key,
                            crypto::Certificate const& recipient) {
    return disclosure::release_key(recorded, key, recipient);
}

#ifdef MUST_NOT_COMPILE
Result<Bytes> without(crypto::SealingKey const& key, crypto::Certificate const& recipient) {
    return disclosure::release_key(key, recipient);
}
#endif
