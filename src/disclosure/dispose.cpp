#include "disclosure/dispose.h"

#include "disclosure/entries.h"
#include "disclosure/governing.h"

namespace penstock::disclosure {

Ruled<void> dispose(Station& station, BatchId const& id, LineNumber line,
                    crypto::Credential const& credential) {
    auto const batch = TRY(station.store().batch(id));
    if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
    auto const governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    for (auto const& [officer, recipient] : governed->agreement.recipients) {
        if (recipient.cert_sha256 != credential.certificate().fingerprint()) continue;
        auto const opening = TRY(station.store().opening(id, batch->round, line, officer));
        if (!opening) continue;
        if (opening->disposed) return {};
        LineOfRound const place{.batch = id, .line = line, .round = opening->round};
        TRY(station.step(
            {.kind = store::StepKind::Dispose,
             .batch = id.value(),
             .round = opening->round,
             .line = line.value(),
             .who = officer.value()},
            [&] { return station.store().set_disposed(id, line, officer); },
            disposed(station.now(), place, officer)));
        return {};
    }
    return refuse(law::Outcome::Refuse, "disposal.by-recipient", "R-6103p4-F",
                  "Only a recipient who opened the item can certify its disposal.");
}

}  // namespace penstock::disclosure
