#include "disclosure/explain.h"

#include "disclosure/batch_at_hand.h"
#include "disclosure/entries.h"
#include "disclosure/face_stage.h"
#include "disclosure/signer.h"
#include "match/match.h"

namespace penstock::disclosure {

namespace {

using law::Outcome;

Result<DecidedLine> reviewed_line(Station& station, BatchAtHand const& at_hand, LineNumber wanted) {
    FaceStage face(station, at_hand);
    TRY(face.read_batch());
    auto file =
        TRY(station.disk().open_read(station.batch_folder(at_hand.batch.id) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto const read = TRY(reader.next())) {
        if (read->line.line == wanted) return face.review(*read);
    }
    return fail(ErrorCode::NotFound, "the batch has no line of this number",
                "lines are numbered 1, 2, 3 … in their order");
}

}  // namespace

Ruled<Explained> explain_match(Station& station, BatchId const& batch, LineNumber line,
                               std::optional<crypto::Credential> const& official) {
    BatchAtHand const at_hand = TRY(batch_at_hand(station, batch));
    std::string_view reader;
    if (official) {
        law::Official const* const known =
            official_of(at_hand.governing, official->certificate(), station.now());
        if (known == nullptr) {
            return refuse(Outcome::Refuse, "explanation.by-official", "R-6103p4-C",
                          "The signer is not an active official on the custodian's roll.");
        }
        reader = known->id.value();
    }
    DecidedLine reviewed = TRY(reviewed_line(station, at_hand, line));
    if (!reviewed.admission) {
        return refuse(Outcome::Refuse, "explanation.admitted", "R-6103p4-C",
                      "The line is not lawful on its face, so it is not looked up; its findings "
                      "stand in the decisions.");
    }
    std::string const entry =
        explained(station.now(), {.batch = batch, .line = line, .round = at_hand.batch.round},
                  at_hand.registry.digest(), reader);
    TRY(station.record({&entry, 1}));
    identity::Subject const subject = reviewed.admission->line().subject;
    match::Candidates const candidates = TRY(at_hand.registry.lookup(*reviewed.admission));
    return Explained{
        .outcome = match::decide(subject, candidates),
        .asked = match::set_forth(subject, official ? match::Sight::Full : match::Sight::Masked)};
}

}  // namespace penstock::disclosure
