// Taking releases back after a rule was found to have been wrong (background domain dossier 2.4,
// F20; R-1075-INC-A, R-7431-D).
//
// A record of kind "revocation" names the reason; an entry "revoked" stands in the ledger for each
// line. From then on nothing of a round with a revoked line is opened, and the round is decided
// anew: the whole round, because refusing the revoked lines alone would tell their recipients that
// a record had matched (promise 3).
#pragma once

#include "disclosure/entries.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "law/revocation.h"

#include <string>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal revocation_entry = "revocation";

struct Revocation {
    law::RevocationReason reason;
    Digest law_digest, agreement_digest;  // of the rules under which the lines would not pass
    std::vector<LineOfRound> lines;       // each once; none of them revoked before
    std::uint64_t opened = 0;             // of them, lines whose item somebody has opened
};

struct RevocationFiled {
    std::uint64_t number = 0;    // of its record on file
    std::uint64_t incident = 0;  // the number of the incident
};

// Two different officials sign, each a manager or a releasing official. Files the revocation, the
// entries and an incident, whose clock runs. Durable when it returns; what a crash leaves out is
// completed by finish_revocations(). Refuses an id that was used before and a revocation of no
// line. Errors: the fatal codes.
[[nodiscard]] Ruled<RevocationFiled> revoke(Station& station, Revocation const& revocation,
                                            std::vector<Signer> const& signers);

// Writes the entries and opens the incident that a crash left out. Errors: the fatal codes.
[[nodiscard]] Result<void> finish_revocations(Station& station);

// A revocation on file, by its id. Empty if there is none.
struct RevocationOnFile {
    std::uint64_t number = 0;
    law::RevocationReason reason;
    Instant at;
};
[[nodiscard]] Result<std::optional<RevocationOnFile>> revocation_on_file(Station& station,
                                                                         std::string_view id);

// Refuses, with `revoke` and the requirements, what is to be opened, approved or delivered from a
// round with a revoked line. Errors: the fatal codes.
[[nodiscard]] Ruled<void> not_revoked(Station& station, store::BatchRow const& batch,
                                      std::uint64_t round);

}  // namespace penstock::disclosure
