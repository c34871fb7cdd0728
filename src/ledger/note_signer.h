// Who signs notes: one interface, so that later kinds of key (ML-DSA-44) need no change elsewhere.
// Unknown lines are passed over by every verifier, so a signer can be added at any time.
//
// Threads: a signer may be used by many threads at once.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "crypto/ecdsa_key.h"
#include "crypto/signing_key.h"
#include "ledger/note.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace penstock::ledger {

class NoteSigner {
public:
    virtual ~NoteSigner() = default;

    [[nodiscard]] virtual VerifierKey key() const = 0;
    // The bytes that stand behind the key's id. Errors: Io if the cryptographic library refuses.
    [[nodiscard]] virtual Result<Bytes> sign(std::string_view text) const = 0;
};

// Requires, of all three: a valid name. A cosigner needs a key of its own (c2sp.org/
// tlog-cosignature: the message does not name the cosigner).
[[nodiscard]] std::unique_ptr<NoteSigner> ed25519_signer(std::string name, crypto::SigningKey key);
[[nodiscard]] std::unique_ptr<NoteSigner> ecdsa_signer(std::string name, crypto::EcdsaKey key);
// States that at `time` the checkpoint was the largest consistent one seen.
[[nodiscard]] std::unique_ptr<NoteSigner> cosigner(std::string name, crypto::SigningKey key,
                                                   Instant time);

// The line that `signer` puts below `text`, with its LF. Requires: a valid text. Errors: Io.
[[nodiscard]] Result<std::string> signature_line(std::string_view text, NoteSigner const& signer);

// The note over `text` with a line of each signer, in their order. Requires: a valid text and at
// least one signer. Errors: Io.
[[nodiscard]] Result<std::string> sign_note(std::string_view text,
                                            std::span<std::unique_ptr<NoteSigner> const> signers);

// What a cosignature signs: `text` behind the two lines of its head.
[[nodiscard]] std::string cosigned_text(std::string_view text, std::uint64_t time);

// The key that verifies cosignatures of `key` under this name.
[[nodiscard]] VerifierKey cosigner_key(std::string_view name, crypto::SigningKey const& key);

}  // namespace penstock::ledger
