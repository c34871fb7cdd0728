// Signed notes: a text and the signatures below it (c2sp.org/signed-note), with Ed25519 keys
// (type 0x01), ECDSA P-256 keys (0x02) and Ed25519 cosignatures (0x04,
// c2sp.org/tlog-cosignature). Signing them: ledger/note_signer.h.
//
//     note      = text LF *signature          ; the text ends in LF; split at the last empty line
//     signature = "— " key-name " " base64(key-id signature-bytes) LF
//
// Threads: everything here may be used by many threads at once.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/signing_key.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::ledger {

enum class KeyKind : std::uint8_t { Ed25519 = 0x01, EcdsaP256 = 0x02, Cosignature = 0x04 };

// A public key with the name that it signs under. Written "name+id+base64", on one line.
struct VerifierKey {
    std::string name;
    KeyKind kind = KeyKind::Ed25519;
    Bytes public_key;  // 32 bytes of Ed25519; for EcdsaP256 the DER of a SubjectPublicKeyInfo

    bool operator==(VerifierKey const&) const = default;
    // The first four bytes, big-endian, of SHA-256(name || LF || kind || public key); for
    // EcdsaP256 of SHA-256(public key), whatever the name.
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

    // The signature as a line of a note, with its LF.
    [[nodiscard]] std::string line() const;
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

// A signature of a note that one of the known keys has made.
struct KnownSignature {
    std::size_t key = 0;     // its place among the keys
    std::uint64_t time = 0;  // a cosignature's, in seconds since the epoch
    NoteSignature signature;
};
struct OpenedNote {
    std::string text;
    std::vector<KnownSignature> signatures;  // in their order in the note
};
// The note with the signatures of those of `keys` that signed it; signatures of others are passed
// over. Errors: Malformed; NotAllowed if none of the keys signed, or if any signature that claims
// to be a known key's is not.
[[nodiscard]] Result<OpenedNote> open_note(std::string_view bytes,
                                           std::span<VerifierKey const> keys);

// The note over `text`, signed with an Ed25519 key of this name. Requires: a valid name; a text
// that ends in LF. Errors: Io if the cryptographic library refuses.
[[nodiscard]] Result<std::string> sign_note(std::string_view text, std::string_view name,
                                            crypto::SigningKey const& key);

// True if these bytes may be the text of a note: UTF-8, no control character but LF, an LF at its
// end.
[[nodiscard]] bool valid_note_text(std::string_view text);

}  // namespace penstock::ledger
