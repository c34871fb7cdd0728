// Signed notes: a text and the signatures below it (c2sp.org/signed-note), with Ed25519 keys
// (type 0x01) and Ed25519 cosignatures (type 0x04, c2sp.org/tlog-cosignature).
//
//     note      = text LF *signature          ; the text ends in LF; split at the last empty line
//     signature = "— " key-name " " base64(key-id signature-bytes) LF
//
// Threads: everything here may be used by many threads at once.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/signing_key.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::ledger {

enum class KeyKind : std::uint8_t { Ed25519 = 0x01, Cosignature = 0x04 };

// A public key with the name that it signs under. Written "name+id+base64", on one line.
struct VerifierKey {
    std::string name;
    KeyKind kind = KeyKind::Ed25519;
    std::array<std::uint8_t, 32> public_key{};

    bool operator==(VerifierKey const&) const = default;
    // The first four bytes, big-endian, of SHA-256(name || LF || kind || public key).
    [[nodiscard]] std::uint32_t id() const;
    [[nodiscard]] std::string text() const;
};

// Errors: Malformed for another form or kind of key, or an id that is not the key's.
[[nodiscard]] Result<VerifierKey> parse_verifier_key(std::string_view text);

// True if a key may have this name: not empty, UTF-8, without spaces, control characters and `+`.
[[nodiscard]] bool valid_key_name(std::string_view name);

struct NoteSignature {
    std::string name;
    std::uint32_t id = 0;
    Bytes bytes;
};

struct Note {
    std::string text;  // with its final LF
    std::vector<NoteSignature> signatures;
};

// Takes a note apart; verifies nothing. Errors: Malformed.
[[nodiscard]] Result<Note> parse_note(std::string_view bytes);

// The text of a note that `key` has signed. Errors: Malformed; NotAllowed if no signature is the
// key's, or if one that claims to be is not.
[[nodiscard]] Result<std::string> open_note(std::string_view bytes, VerifierKey const& key);

// The note over `text`, signed with an Ed25519 key of this name. Requires: a valid name; a text
// that ends in LF. Errors: Io if the cryptographic library refuses.
[[nodiscard]] Result<std::string> sign_note(std::string_view text, std::string_view name,
                                            crypto::SigningKey const& key);

}  // namespace penstock::ledger
