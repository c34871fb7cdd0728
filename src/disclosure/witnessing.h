// Witnessing: asking witnesses for cosignatures, and how long openings go on without a quorum of
// them (docs/adr/0011, docs/formats/witness.md).
//
// The station's folder holds `witness-policy` (an operator's, optional), `witnessed` (the last
// checkpoint with a quorum, and the station's time of it) and `witness-lost` (the agreements whose
// openings have been stopped).
//
// Sequencing and publishing never wait for any of this.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "law/agreement.h"
#include "witness/policy.h"
#include "witness/round.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::disclosure {

// STATION/witness-policy; empty if there is none. Errors: Malformed, with the line; Io.
[[nodiscard]] Result<std::optional<witness::Policy>> station_policy(Disk& disk,
                                                                    Disk::Path const& station);

// The last checkpoint that a quorum cosigned.
struct Witnessed {
    Instant at{};      // the station's time; for a real station no later than the cosignatures say
    std::string note;  // with the cosignatures
    std::uint64_t size = 0;
};
// Empty if there was none yet. Errors: IntegrityLost if the file is not in its form; Io.
[[nodiscard]] Result<std::optional<Witnessed>> last_witnessed(Disk& disk, Disk::Path const& station,
                                                              ledger::VerifierKey const& log);

struct WitnessRound {
    std::vector<witness::WitnessAnswer> answers;  // in the order of the policy
    bool quorum = false;
    std::uint64_t size = 0;
};
// What the witnesses of a policy are asked: to cosign the published checkpoint.
struct WitnessQuestion {
    std::string checkpoint;
    std::uint64_t size = 0;
    std::vector<std::uint64_t> known_sizes;  // what each is thought to know; 0: unknown
};
// Errors: IntegrityLost, Io.
[[nodiscard]] Result<WitnessQuestion> witness_question(Station& station,
                                                       witness::Policy const& policy);
// Keeps what the witnesses answered; the ledger may have grown since they were asked. Their
// cosignatures are put below the checkpoint only if it is still the published one. Errors:
// DurabilityLost, IntegrityLost.
[[nodiscard]] Result<WitnessRound> take_cosignatures(Station& station,
                                                     witness::Policy const& policy,
                                                     WitnessQuestion const& question,
                                                     std::vector<witness::WitnessAnswer> answers);
// Asks all witnesses of the policy for the published checkpoint and puts their cosignatures below
// it. Errors: DurabilityLost, IntegrityLost; NotAllowed if the policy lists other logs.
[[nodiscard]] Result<WitnessRound> ask_witnesses(Station& station, witness::Policy const& policy,
                                                 witness::Post const& post);

// True if a checkpoint is published that no quorum has cosigned, as far as the station knows.
[[nodiscard]] Result<bool> awaits_witnesses(Station& station);

enum class QuorumState {
    NoWitnesses,  // none are configured
    Fresh,        // a quorum within the agreement's minutes
    Stale,
};
// Errors: Malformed for a policy that cannot be read; IntegrityLost, Io.
[[nodiscard]] Result<QuorumState> quorum_state(Station& station, law::Agreement const& agreement);

// Refused while the agreement's time without a quorum is over. The first refusal is recorded as
// `witness-quorum-lost`, the first opening allowed again as `witness-quorum-regained`. Errors: as
// quorum_state; the fatal codes.
[[nodiscard]] Ruled<void> quorum_allows_opening(Station& station, law::Agreement const& agreement);

}  // namespace penstock::disclosure
