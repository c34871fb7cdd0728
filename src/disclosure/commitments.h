// Keyed commitments to what a ledger entry must prove without saying it.
//
// Every line of a round has a random seed in the store; the key of a field of an entry is
// HMAC-SHA-256(seed, "entry field"), and the commitment is HMAC-SHA-256(key, value). Showing one
// field's key opens that field alone; deleting the seed erases all of the line's, and every proof
// stays valid. Source: background dossier "trust" 1.6 and docs/adr on commitments.
#pragma once

#include "base/bytes.h"
#include "base/literal.h"

#include <string_view>

namespace penstock::disclosure {

// The key that opens one field of one of the line's entries, such as "decided ruling".
[[nodiscard]] Digest commitment_key(Digest const& seed, Literal entry_field);

[[nodiscard]] Digest commit(Digest const& seed, Literal entry_field, std::string_view value);

}  // namespace penstock::disclosure
