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

struct AgreementDigests {
    Digest agreement{}, law{};
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
    Digest manifest{};    // of the envelopes, once delivered
    Digest law_digest{};  // this and the next two: empty in a round of before they were kept
    std::string engine{};
    std::string known{};  // of the recipient's standing, as disclosure/replay_facts.h writes it
};

// What one line sets forth, as keyed digests: the name, the address, and one key or two for the
// person (name with number; name with address and birth date).
struct AskedRow {
    LineNumber line{};
    Digest name{}, address{};
    std::optional<Digest> person_by_number{};
    Digest person_by_address{};
};

// A line of a batch, by the batch's order of receipt.
struct AskedPlace {
    std::uint64_t batch_sequence = 0;
    LineNumber line{};
    auto operator<=>(AskedPlace const&) const = default;
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
    // What a replay needs, as disclosure/replay_facts.h writes it; empty in a line of before it was
    // kept, `record_known` also where the line was not looked up.
    std::string known{}, record_known{};
};

// A line of a round whose release a revocation took back.
struct RevokedRow {
    std::uint64_t revocation = 0;  // the number of its record on file
    BatchId batch{};
    std::uint64_t round = 0;
    LineNumber line{};
    bool entered = false;  // its ledger entry is written
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

// Content keys of delivered envelopes.
struct KeyCounts {
    std::uint64_t unopened = 0, opened = 0;
};

// An order or a lift as entered: the file's text and its place in the ledger.
struct OrderRow {
    OrderId id{};
    bool is_lift = false;
    std::string toml{};
    std::uint64_t index = 0;
    Instant at{};
};

// Something put on file by an official or a recipient, or noted by the station itself. Never
// changed and never deleted: a later record supersedes it.
struct FiledRow {
    std::uint64_t sequence = 0;  // from 1, in the order of filing
    std::string kind{};          // also the type of its ledger entry
    std::string subject{};       // what it is about: an id, never a person's name
    std::string text{};          // JSON
    Digest seed{};               // derives the commitment keys of its entry
    std::uint64_t index = 0;     // of its ledger entry
    Instant at{};
};

// A step whose ledger entry may or may not have been written when the process ended. Recovery
// completes or undoes it.
enum class StepKind { Adopt, Receive, Decide, Approve, Deliver, Open, Order, Dispose, File };
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
