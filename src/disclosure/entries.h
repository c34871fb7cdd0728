// The ledger entries of the journey, as one compact JSON object each (docs/formats/ledger.md).
//
// No personal data of the people whose records they are: where a fact about a line must be
// provable, the entry holds a keyed commitment.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/strong.h"
#include "law/finding.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// "sha256:<64 hex digits>"
[[nodiscard]] std::string digest_text(Digest const& digest);

// Which line of which decision an entry speaks of.
struct LineOfRound {
    BatchId batch;
    LineNumber line;
    std::uint64_t round = 0;
};

[[nodiscard]] std::string station_made(Instant time, std::string_view origin, bool simulation);

struct AdoptedFacts {
    AgreementId agreement;
    AgencyId agency;
    Digest agreement_digest, law_digest;
    std::string law_file;
    std::uint64_t approvals = 2;
};
[[nodiscard]] std::string agreement_adopted(Instant time, AdoptedFacts const& facts);

[[nodiscard]] std::string registry_imported(Instant time, Digest const& registry,
                                            std::uint64_t rows, std::uint64_t persons);

struct ReceivedFacts {
    BatchId batch;
    AgreementId agreement;
    AgencyId agency;
    Digest batch_digest;
    std::string signer_cert;         // "sha256:…" or empty
    std::optional<Instant> created;  // as the header says; empty where it is not readable
    std::uint64_t lines = 0;
    std::string_view outcome;  // "accepted" or an outcome
    std::vector<std::string_view> codes;
};
// `type` is "received", or "received-again" for a batch that was accepted before.
[[nodiscard]] std::string received(Instant time, std::string_view type, ReceivedFacts const& facts);

struct ReviewedFacts {
    std::string_view outcome;
    std::string_view statute;
    Digest law_digest, agreement_digest;
    Digest facts, findings, known;  // commitments
};
[[nodiscard]] std::string reviewed(Instant time, LineOfRound const& line,
                                   ReviewedFacts const& facts);
[[nodiscard]] std::string inspected(Instant time, LineOfRound const& line, Digest const& registry,
                                    Digest const& subject);
// A line that was looked up once more, so that the match could be explained to `official` (empty:
// masked, to whoever runs the station).
[[nodiscard]] std::string explained(Instant time, LineOfRound const& line, Digest const& registry,
                                    std::string_view official);
struct RulingFacts {
    Digest ruling, known;  // commitments
};
[[nodiscard]] std::string decided(Instant time, LineOfRound const& line, RulingFacts const& facts);
struct ClosedFacts {
    BatchId batch;
    std::uint64_t round = 0;
    std::uint64_t lines = 0, admitted = 0;
    Digest release_set;
    std::string_view engine;
};
[[nodiscard]] std::string decision_closed(Instant time, ClosedFacts const& facts);

struct ApprovedFacts {
    BatchId batch;
    std::uint64_t round = 0;
    Digest release_set;
    OfficialId official;
    Digest signer_cert;
    Bytes signature;
};
[[nodiscard]] std::string approved(Instant time, ApprovedFacts const& facts);
[[nodiscard]] std::string delivered(Instant time, BatchId const& batch, std::uint64_t round,
                                    std::uint64_t envelopes, Digest const& manifest);

struct OpenedFacts {
    LineOfRound line;
    OfficerId recipient;
    Digest recipient_cert;
    Digest item;  // commitment
    Digest envelope;
};
// `type` is "disclosed", "answered" or "reopened".
[[nodiscard]] std::string opened(Instant time, std::string_view type, OpenedFacts const& facts);
[[nodiscard]] std::string open_refused(Instant time, LineOfRound const& line,
                                       Digest const& opener_cert,
                                       std::vector<std::string_view> const& codes);

struct DisposedFacts {
    OfficerId recipient;
    std::string_view how;     // "returned" or "undisclosable"
    std::string certificate;  // "sha256:…" of the document behind it, or empty
};
[[nodiscard]] std::string disposed(Instant time, LineOfRound const& line,
                                   DisposedFacts const& facts);
// A release taken back; `revocation` is the number of its record on file.
[[nodiscard]] std::string revoked(Instant time, LineOfRound const& line, std::uint64_t revocation);
struct RevealedFacts {
    LeafIndex entry;
    std::string_view field;
    Digest to_cert;           // the reader's
    std::string signer_cert;  // "sha256:…" of the official, or empty
};
[[nodiscard]] std::string revealed(Instant time, RevealedFacts const& facts);
// `history` is "whole" or "selected".
[[nodiscard]] std::string evidence_made(Instant time, Instant from, Instant to,
                                        std::string_view history);
struct FiledFacts {
    std::string_view kind;
    std::uint64_t number = 0;
    std::string_view subject;
    std::optional<BatchId> batch;
    std::optional<LineOfRound> line;
    std::vector<Digest> signers;
    std::string_view sort = {};  // of an incident
    Digest content;              // commitment
};
// A record that was put on file; its kind is the entry's type.
[[nodiscard]] std::string filed(Instant time, FiledFacts const& facts);
[[nodiscard]] std::string clock_set(Instant time);

}  // namespace penstock::disclosure
