// Checkpoints: a signed note that names a tree (c2sp.org/tlog-checkpoint).
//
//     checkpoint-text = origin LF size LF base64(root) LF *(extension LF)
#pragma once

#include "base/result.h"
#include "ledger/note.h"
#include "merkle/proof.h"

#include <string>
#include <string_view>

namespace penstock::ledger {

struct Checkpoint {
    std::string origin;
    merkle::TreeHead tree;

    bool operator==(Checkpoint const&) const = default;
    [[nodiscard]] std::string text() const;
};

// Reads the text of a checkpoint; extension lines are passed over. Errors: Malformed.
[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text);

// The checkpoint in a note that `key` has signed, of the log that has the key's name.
// Errors: Malformed; NotAllowed if the signature or the origin is not the key's.
[[nodiscard]] Result<Checkpoint> open_checkpoint(std::string_view note, VerifierKey const& key);

// The key that verifies what `key` signs for the log `origin`.
[[nodiscard]] VerifierKey verifier_key(std::string_view origin, crypto::SigningKey const& key);

}  // namespace penstock::ledger
