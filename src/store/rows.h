// What the store remembers of the journey, as plain values.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/strong.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace penstock::store {

// One adopted version of an agreement, with the texts that it was read from.
struct AgreementRow {
    AgreementId id{};
    Digest digest{};
    std::string agreement_toml{}, attestation_txt{}, recipients_csv{}, assignments_csv{};
    std::string law_name{}, law_text{};
    Digest law_digest{};
};

// A batch that was accepted at receipt.
struct BatchRow {
    BatchId id{};
    std::uint64_t sequence = 0;  // order of receipt, from 1
    AgreementId agreement{};
    AgencyId agency{};
    Instant created{};
    std::uint64_t lines = 0;
    Digest digest{};
    Digest signer_cert{};
    std::uint64_t round = 0;  // the last round begun; 0 before the first decision
};

enum class RoundState { Deciding, Decided, Delivered, Abandoned };

// One decision of a whole batch, and what followed from it.
struct RoundRow {
    BatchId batch{};
    std::uint64_t round = 0;
    RoundState state = RoundState::Deciding;
    std::uint64_t first_index = 0;   // ledger size when the round began
    std::uint64_t closed_index = 0;  // ledger index of decision-closed
    Instant decided_at{};
    std::uint64_t admitted = 0;
    Digest release_set{};
    Digest agreement_digest{};
    Digest manifest{};  // of the envelopes, once delivered
};

// What one line sets forth, as keyed digests: the name, the address, and one key or two for the
// person (name with number; name with address and birth date).
struct AskedRow {
    LineNumber line{};
    Digest name{}, address{};
    std::optional<Digest> person_by_number{};
    Digest person_by_address{};
};

// One line as decided in a round. `release` is the item as JSON where the line passes, else empty.
// `seed` derives the line's commitment keys.
struct LineRow {
    LineNumber line{};
    std::string outcome{};
    bool looked_up = false;
    std::string codes{};  // space-separated requirement ids
    std::string statute{};
    std::string case_number{};
    std::string recipients{};  // space-separated officer ids
    std::string form{};
    std::string statuses{};  // one letter for each element
    std::string release{};
    Digest seed{};
};

struct ApprovalRow {
    OfficialId official{};
    Digest cert{};
    Bytes signature{};
};

struct EnvelopeRow {
    BatchId batch{};
    std::uint64_t round = 0;
    LineNumber line{};
    Bytes id{};           // 16 bytes, the key id inside the envelope
    Bytes content_key{};  // 32 bytes; empty once destroyed
    Digest digest{};      // of the envelope's bytes
};

struct OpeningRow {
    BatchId batch{};
    std::uint64_t round = 0;
    LineNumber line{};
    OfficerId recipient{};
    bool disclosed = false;
    Date use_end{};
    bool disposed = false;
};

// An order or a lift as entered: the file's text and its place in the ledger.
struct OrderRow {
    OrderId id{};
    bool is_lift = false;
    std::string toml{};
    std::uint64_t index = 0;
    Instant at{};
};

// A step whose ledger entry may or may not have been written when the process ended. Recovery
// completes or undoes it.
enum class StepKind { Adopt, Receive, Decide, Approve, Deliver, Open, Order, Dispose };
struct StepRow {
    StepKind kind = StepKind::Receive;
    std::uint64_t ledger_size =
        0;  // before the step's entry: the entry, if it is there, has this index
    std::string batch{};
    std::uint64_t round = 0;
    std::uint64_t line = 0;
    std::string who{};
};

// What the ledger has an entry for, as the store remembers it; to be compared with that entry.
struct RecordedRow {
    StepKind kind = StepKind::Receive;
    std::string subject{};  // the agreement, the batch or the order
    std::uint64_t round = 0;
    std::uint64_t line = 0;
    std::string who{};     // the official or the recipient
    std::string detail{};  // digests in hex, and the like
    auto operator<=>(RecordedRow const&) const = default;
};

}  // namespace penstock::store
