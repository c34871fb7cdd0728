// The signed note at the top of a ledger: who signed which tree.
#pragma once

#include "bytes.h"
#include "finding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

// The key that the log signs with, in the form name+id+base64.
struct LogKey {
    std::string name;
    std::string id;          // 4 bytes
    std::string public_key;  // 32 bytes, Ed25519
};

// Empty where the text is not the key of a log.
[[nodiscard]] std::optional<LogKey> parse_log_key(std::string_view text);
// The same for the key that a witness cosigns with (c2sp.org/tlog-cosignature, Ed25519).
[[nodiscard]] std::optional<LogKey> parse_witness_key(std::string_view text);

[[nodiscard]] bool verify_ed25519(std::string_view public_key, std::string_view message,
                                  std::string_view signature);

struct NoteSignature {
    std::string name;
    std::string id;     // 4 bytes
    std::string bytes;  // what stands behind the id
};

// A note taken apart; nothing is verified. Rule: note.form.
struct Note {
    std::string text;  // with its last line end
    std::vector<NoteSignature> signatures;
};
[[nodiscard]] Checked<Note> parse_note(std::string_view bytes);

// The text of a note that the key signed: every signature that claims to be the key's must be, and
// one at least must be there. Rules: note.form, note.signature.
[[nodiscard]] Checked<std::string> open_note(std::string_view bytes, LogKey const& key);

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};
};

// The checkpoint that a text names; its first line is its log's name. Rule: note.form.
[[nodiscard]] Checked<Checkpoint> parse_checkpoint(std::string_view text);

// The checkpoint in a note. Rules: note.form, note.signature, note.origin.
[[nodiscard]] Checked<Checkpoint> open_checkpoint(std::string_view note, LogKey const& key);

}  // namespace verify
