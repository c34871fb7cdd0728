#include "disclosure/dispose.h"

#include "base/json_writer.h"
#include "disclosure/entries.h"
#include "disclosure/filing.h"
#include "disclosure/governing.h"
#include "disclosure/legal_hold.h"
#include "disclosure/opening_before.h"
#include "disclosure/use_end.h"

namespace penstock::disclosure {

namespace {

// 26 USC 6103(p)(4)(F)(ii)(III)
//     To the extent that it is not returned or made undisclosable, the safeguards "continue to be
//     met with respect to such returns or return information".
Ruled<void> keep(Station& station, store::OpeningRow const& opening, Disposal const& disposal,
                 Signer const& credential) {
    if (!disposal.certificate) {
        return refuse(law::Outcome::Refuse, "disposal.kept-with-document", "R-6103p4-F",
                      "An item that is kept needs the digest of the document that says how it is "
                      "kept safe.");
    }
    JsonWriter json;
    json.object_begin().member("batch").text(opening.batch.value());
    json.member("line").number(opening.line.value());
    json.member("certificate").text(digest_text(*disposal.certificate)).object_end();
    TRY(file(
        station,
        {.kind = kept_under_safeguards,
         .subject = opening.recipient.value(),
         .text = json.take(),
         .line = LineOfRound{.batch = opening.batch, .line = opening.line, .round = opening.round},
         .signers = {credential.certificate().fingerprint()}}));
    return {};
}

}  // namespace

std::string_view word(DisposalState state) {
    switch (state) {
        case DisposalState::Returned:
            return "returned";
        case DisposalState::Undisclosable:
            return "undisclosable";
        case DisposalState::Kept:
            return "kept";
    }
    return "undisclosable";
}

std::optional<DisposalState> disposal_state_of(std::string_view text) {
    for (DisposalState const state :
         {DisposalState::Returned, DisposalState::Undisclosable, DisposalState::Kept}) {
        if (word(state) == text) return state;
    }
    return std::nullopt;
}

Ruled<void> dispose(Station& station, BatchId const& id, LineNumber line, Signer const& credential,
                    Disposal const& disposal) {
    auto const batch = TRY(station.store().batch(id));
    if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
    auto const governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    for (auto const& [officer, recipient] : governed->agreement.recipients) {
        if (recipient.cert_sha256 != credential.certificate().fingerprint()) continue;
        auto const opening = TRY(last_opening(station, id, batch->round, line, officer));
        if (!opening) continue;
        if (opening->disposed) return {};
        TRY(may_be_disposed_of(station, *opening));
        if (disposal.state == DisposalState::Kept) {
            return keep(station, *opening, disposal, credential);
        }
        LineOfRound const place{.batch = id, .line = line, .round = opening->round};
        TRY(station.step(
            {.kind = store::StepKind::Dispose,
             .batch = id.value(),
             .round = opening->round,
             .line = line.value(),
             .who = officer.value()},
            [&] { return station.store().set_disposed(id, line, officer); },
            disposed(
                station.now(), place,
                {.recipient = officer,
                 .how = word(disposal.state),
                 .certificate = disposal.certificate ? digest_text(*disposal.certificate) : ""})));
        return {};
    }
    return refuse(law::Outcome::Refuse, "disposal.by-recipient", "R-6103p4-F",
                  "Only a recipient who opened the item can certify its disposal.");
}

}  // namespace penstock::disclosure
