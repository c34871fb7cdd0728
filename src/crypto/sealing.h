// Sealing: an item that only the holder of its key can read.
//
// The form is CMS in DER: AuthEnvelopedData (RFC 5083) with AES-256-GCM and one KEKRecipientInfo
// (RFC 5652 section 6.2.3) whose key identifier is the SealingKey's id. Stock tools open it
// (docs/formats/envelope.md). The size of a sealed item depends on the size of its text alone.
// Threads: safe.
#pragma once

#include "base/bytes.h"
#include "base/entropy.h"
#include "base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace penstock::crypto {

using SealingKeyId = std::array<std::uint8_t, 16>;

struct SealingKey {
    SealingKeyId id{};                      // public: it stands in the sealed item
    std::array<std::uint8_t, 32> secret{};  // AES-256 key-encryption key
};

// The sealed forms of all texts of one size have one size. Shorter and longer texts cannot be
// sealed: between these bounds every length field of the DER form has the same width.
inline constexpr std::size_t shortest_sealed_text = 256;
inline constexpr std::size_t longest_sealed_text = 65000;
inline constexpr std::size_t sealing_overhead = 179;

// Errors: those of `entropy`.
[[nodiscard]] Result<SealingKey> make_sealing_key(Entropy& entropy);

// Requires: shortest_sealed_text <= text.size() <= longest_sealed_text (CHECK).
// Errors: those of `entropy`, which gives the content key and the nonce.
[[nodiscard]] Result<Bytes> seal(SealingKey const& key, ByteView text, Entropy& entropy);

// The id of the key that opens the sealed item. Errors: Malformed unless `sealed` has exactly the
// form that seal() gives.
[[nodiscard]] Result<SealingKeyId> sealing_key_id(ByteView sealed);

// Errors: Malformed as sealing_key_id; NotAllowed if the key is another's or any byte was changed.
[[nodiscard]] Result<Bytes> unseal(SealingKey const& key, ByteView sealed);

}  // namespace penstock::crypto
