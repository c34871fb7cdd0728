#include "disclosure/commitments.h"

#include "crypto/digest.h"

namespace penstock::disclosure {

Digest commitment_key(Digest const& seed, Literal entry_field) {
    return crypto::hmac_sha256(seed.view(), as_bytes(entry_field.view()));
}

Digest commit(Digest const& seed, Literal entry_field, std::string_view value) {
    return crypto::hmac_sha256(commitment_key(seed, entry_field).view(), as_bytes(value));
}

}  // namespace penstock::disclosure
