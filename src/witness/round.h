// The log's side: one round of asking all witnesses of a policy, at once, to cosign a checkpoint.
//
// The network is handed in. A round changes nothing and never fails: it says what each witness
// answered.
#pragma once

#include "base/result.h"
#include "ledger/note.h"
#include "merkle/proof.h"
#include "witness/policy.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::witness {

struct Reply {
    unsigned status = 0;
    std::string content_type, body;
};

// Sends `body` to the address by POST and waits for the reply, for a bounded time. Errors: Io if
// there is none; Malformed for an address that it cannot use. Threads: called by many at once.
using Post = std::function<Result<Reply>(std::string const& url, std::string const& body)>;

// The proof that the checkpoint's tree began as that of `old_size` entries; called by one thread at
// a time, with 0 < old_size < size.
using Prove = std::function<Result<merkle::Proof>(std::uint64_t old_size)>;

enum class WitnessOutcome {
    Cosigned,
    NoAddress,   // the policy gives none
    NotReached,  // no reply in time
    Refused,     // an answer that is no cosignature; `status` says which
    AheadOfLog,  // has cosigned a larger tree (`known_size`): this log is a fork or was set back
    NotItsKey,   // a reply that its key did not sign
};

struct WitnessAnswer {
    WitnessOutcome outcome = WitnessOutcome::NotReached;
    unsigned status = 0;
    std::uint64_t known_size = 0;
    ledger::NoteSignature signature = {};  // if Cosigned
};

struct RoundRequest {
    Policy const& policy;
    ledger::VerifierKey const& log;
    std::string const& checkpoint;  // signed by the log; cosignatures on it are of no matter
    // The size that each witness is thought to know, in the order of the policy; empty: unknown.
    std::vector<std::uint64_t> const& known_sizes;
    Prove const& prove;
    Post const& post;
};

// What each witness answered, in the order of the policy. Errors: Malformed, NotAllowed if the
// checkpoint is not the log's.
[[nodiscard]] Result<std::vector<WitnessAnswer>> ask_witnesses(RoundRequest const& request);

// The words of the outcomes, as status and JSON print them: "cosigned", "no-address", …
[[nodiscard]] Literal word_of(WitnessOutcome outcome);

}  // namespace penstock::witness
