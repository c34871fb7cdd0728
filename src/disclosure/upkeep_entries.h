// The ledger entries about the ledger itself: a stop, a new key, the log that came before
// (docs/formats/ledger.md, "A new key, another log").
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "crypto/signing_key.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// The last entry before the process stops; `cause` is "storage": a disk was full, or the store
// could not be written.
[[nodiscard]] std::string stopped(Instant time, Literal cause);
[[nodiscard]] bool is_stopped(std::string_view entry);

struct RotationFacts {
    std::string origin;
    std::uint64_t index = 0;  // that the entry gets
    std::vector<Digest> signers;
};
// Holds a statement that both keys have signed. Errors: Io if the cryptographic library refuses.
[[nodiscard]] Result<std::string> key_rotated(Instant time, RotationFacts const& facts,
                                              crypto::SigningKey const& old_key,
                                              crypto::SigningKey const& new_key);
// True if the entry says that this key (as its verifier text) signs from now on.
[[nodiscard]] bool rotates_to(std::string_view entry, std::string_view new_vkey);

// The log that this one continues under another origin.
struct Predecessor {
    std::string vkey;        // name+id+base64
    std::string checkpoint;  // its last, a signed note
};
// Errors: Malformed if the key is none; NotAllowed if it did not sign the checkpoint.
[[nodiscard]] Result<std::string> origin_changed(Instant time, Predecessor const& predecessor);

}  // namespace penstock::disclosure
