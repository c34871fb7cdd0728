// What one admitted line is answered with: an item, written as plain text of one size whatever the
// answer, and sealed into an envelope of one size.
//
//     SealingKey const key = TRY(crypto::make_sealing_key(entropy));    // stays with the custodian
//     Bytes const envelope = TRY(seal_item(item, key, entropy));        // leaves
//     Bytes const letter = TRY(wrap_envelope_key(key, officer));        // leaves when it is opened
//
// The id of an envelope is its key's (crypto::sealing_key_id). Format: docs/formats/envelope.md.
// Threads: safe.
#pragma once

#include "base/bytes.h"
#include "base/entropy.h"
#include "base/result.h"
#include "base/strong.h"
#include "crypto/certificate.h"
#include "crypto/sealing.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::exchange {

enum class EnvelopeAnswer {
    Address,    // the address on file
    Confirmed,  // the address set forth is the current one
    NotConfirmed,
    Nothing,  // no information disclosed, for whatever reason
};
// The words of the item: "address", "confirmed", "not confirmed", "no information disclosed".
[[nodiscard]] std::string_view word(EnvelopeAnswer answer);

// In the registry's own fields and spelling.
struct ReleasedAddress {
    std::string street;
    std::string unit;
    std::string city;
    std::string state;
    std::string zip;
    std::string country;

    bool operator==(ReleasedAddress const&) const = default;
};

struct EnvelopeItem {
    BatchId batch;
    LineNumber line;
    std::string matter;  // the case number for which alone the item may be used
    EnvelopeAnswer answer = EnvelopeAnswer::Nothing;
    std::optional<ReleasedAddress> address = {};  // where the answer is Address, and only there
    std::optional<TaxPeriod> period = {};         // of the document that the address stands on
    std::string licence;                          // id of the licence text
    int use_days = 0;                             // use ends so many days after the opening

    bool operator==(EnvelopeItem const&) const = default;
};

inline constexpr std::size_t item_bytes = 2048;
inline constexpr std::size_t envelope_bytes = item_bytes + crypto::sealing_overhead;
inline constexpr std::size_t longest_address_field = 200;  // bytes of UTF-8
inline constexpr std::size_t longest_matter = 128;
inline constexpr std::size_t longest_id = 64;  // of batch and licence

// False for an address that no envelope holds. To be asked before a line is decided: a delivery has
// no room for an exception.
[[nodiscard]] bool fits(ReleasedAddress const& address);

// The item as text of exactly item_bytes bytes, padded with spaces. Control characters are written
// as spaces, a longer matter is cut and ends in "...".
// Requires: `address` is set if and only if the answer is Address (CHECK).
// Errors: Malformed if the address does not fit, or an id is longer than longest_id.
[[nodiscard]] Result<std::string> item_text(EnvelopeItem const& item);

// The inverse of item_text. Errors: Malformed for any other text.
[[nodiscard]] Result<EnvelopeItem> read_item(std::string_view text);

// The sealed item, exactly envelope_bytes bytes of DER. Errors: as item_text; those of `entropy`.
[[nodiscard]] Result<Bytes> seal_item(EnvelopeItem const& item, crypto::SealingKey const& key,
                                      Entropy& entropy);

// The item's text. Errors: as crypto::unseal.
[[nodiscard]] Result<std::string> open_envelope(ByteView envelope, crypto::SealingKey const& key);

// The key's secret in hexadecimal, encrypted to the recipient's certificate. Whoever holds this and
// the envelope has the item: only after the entry `disclosed` is durable.
// Errors: as crypto::wrap_to.
[[nodiscard]] Result<Bytes> wrap_envelope_key(crypto::SealingKey const& key,
                                              crypto::Certificate const& recipient);

// The recipient's side of it, for the envelope of this id. Errors: as crypto::unwrap; Malformed if
// what was wrapped is no such key.
[[nodiscard]] Result<crypto::SealingKey> unwrap_envelope_key(crypto::Credential const& recipient,
                                                             crypto::SealingKeyId const& id,
                                                             ByteView wrapped);

}  // namespace penstock::exchange
