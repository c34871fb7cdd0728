// The signed note at the top of a ledger: who signed which tree.
#pragma once

#include "bytes.h"
#include "finding.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace verify {

// The key that the log signs with, in the form name+id+base64.
struct LogKey {
    std::string name;
    std::string id;          // 4 bytes
    std::string public_key;  // 32 bytes, Ed25519
};

// Empty where the text is not the key of a log.
[[nodiscard]] std::optional<LogKey> parse_log_key(std::string_view text);

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};
};

// The checkpoint in a note. Rules: note.form, note.signature, note.origin.
[[nodiscard]] Checked<Checkpoint> open_checkpoint(std::string_view note, LogKey const& key);

}  // namespace verify
