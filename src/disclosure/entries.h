// The ledger entries of the journey, as one compact JSON object each (docs/formats/ledger.md).
//
// No personal data of the people whose records they are: where a fact about a line must be
// provable, the entry holds a keyed commitment.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/strong.h"
#include "law/finding.h"
#include "law/orders.h"

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
    std::string signer_cert;  // "sha256:…" or empty
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
    Digest facts, findings;  // commitments
};
[[nodiscard]] std::string reviewed(Instant time, LineOfRound const& line,
                                   ReviewedFacts const& facts);
[[nodiscard]] std::string inspected(Instant time, LineOfRound const& line, Digest const& registry,
                                    Digest const& subject);
// A line that was looked up once more, so that the match could be explained to `official` (empty:
// masked, to whoever runs the station).
[[nodiscard]] std::string explained(Instant time, LineOfRound const& line, Digest const& registry,
                                    std::string_view official);
[[nodiscard]] std::string decided(Instant time, LineOfRound const& line, Digest const& ruling);
[[nodiscard]] std::string decision_closed(Instant time, BatchId const& batch, std::uint64_t round,
                                          std::uint64_t lines, std::uint64_t admitted,
                                          Digest const& release_set);

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

[[nodiscard]] std::string order_entered(Instant time, law::Order const& order,
                                        std::vector<Digest> const& signers);
[[nodiscard]] std::string order_lifted(Instant time, law::LiftRequest const& lift,
                                       std::vector<Digest> const& signers);
[[nodiscard]] std::string disposed(Instant time, LineOfRound const& line,
                                   OfficerId const& recipient);
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
[[nodiscard]] std::string clock_set(Instant time);
// `kind` names the sort of incident: "signature", "probing".
[[nodiscard]] std::string incident(Instant time, Literal kind, BatchId const& batch);

}  // namespace penstock::disclosure
