#include "disclosure/explain.h"

#include "disclosure/batch_at_hand.h"
#include "disclosure/entries.h"
#include "disclosure/face_stage.h"
#include "disclosure/incident_signs.h"
#include "disclosure/signer.h"
#include "match/match.h"

namespace penstock::disclosure {

namespace {

using law::Outcome;

// The id of the official on the roll; empty where nobody signed.
Ruled<std::string> reader_of(Station& station, Governing const& governing,
                             std::optional<Signer> const& official) {
    if (!official) return std::string();
    law::Official const* const known =
        official_of(governing, official->certificate(), station.now());
    if (known != nullptr) return known->id.value();
    return refuse(Outcome::Refuse, "explanation.by-official", "R-6103p4-C",
                  "The signer is not an active official on the custodian's roll.");
}

// Calls `each` for the wanted lines in their order, reviewed on their face. Errors: NotFound if the
// batch has not all of them.
Ruled<void> each_reviewed(Station& station, BatchAtHand const& at_hand,
                          std::set<LineNumber> const& wanted,
                          std::function<Ruled<void>(DecidedLine)> const& each) {
    FaceStage face(station, at_hand);
    TRY(face.read_batch());
    auto file =
        TRY(station.disk().open_read(station.batch_folder(at_hand.batch.id) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    std::size_t left = wanted.size();
    while (left > 0) {
        auto const read = TRY(reader.next());
        if (!read) {
            return fail(ErrorCode::NotFound, "the batch has no line of this number",
                        "lines are numbered 1, 2, 3 … in their order");
        }
        if (!wanted.contains(read->line.line)) continue;
        --left;
        TRY(each(TRY(face.review(*read))));
    }
    return {};
}

// Accounted first, then looked up.
Result<Explained> explain(Station& station, BatchAtHand const& at_hand, DecidedLine const& reviewed,
                          std::string_view reader, match::Sight sight) {
    std::string const entry =
        explained(station.now(),
                  {.batch = at_hand.batch.id, .line = reviewed.line, .round = at_hand.batch.round},
                  at_hand.registry.digest(), reader);
    TRY(station.record({&entry, 1}));
    identity::Subject const subject = reviewed.admission->line().subject;
    match::Candidates const candidates = TRY(at_hand.registry.lookup(*reviewed.admission));
    return Explained{.outcome = match::decide(subject, candidates),
                     .asked = match::set_forth(subject, sight)};
}

match::Sight sight_of(std::optional<Signer> const& official) {
    return official ? match::Sight::Full : match::Sight::Masked;
}

}  // namespace

Ruled<Explained> explain_match(Station& station, BatchId const& batch, LineNumber line,
                               std::optional<Signer> const& official) {
    BatchAtHand const at_hand = TRY(batch_at_hand(station, batch));
    std::string const reader = TRY(reader_of(station, *at_hand.governing, official));
    if (!TRY(within_a_task(station, at_hand.batch, line))) {
        std::vector<Digest> asker;
        if (official) asker.push_back(official->certificate().fingerprint());
        TRY(note_look_outside_task(station, at_hand.batch, line, asker));
        return refuse(Outcome::Refuse, "explanation.within-a-task", "R-7213A-A",
                      "The batch has been answered and nothing of this line is open: nobody looks "
                      "at a record outside a task. An incident is on file.");
    }
    std::optional<Explained> result;
    TRY(each_reviewed(station, at_hand, {line}, [&](DecidedLine reviewed) -> Ruled<void> {
        if (!reviewed.admission) {
            return refuse(
                Outcome::Refuse, "explanation.admitted", "R-6103p4-C",
                "The line is not lawful on its face, so it is not looked up; its findings "
                "stand in the decisions.");
        }
        result = TRY(explain(station, at_hand, reviewed, reader, sight_of(official)));
        return {};
    }));
    return std::move(*result);
}

Ruled<void> explain_matches(Station& station, BatchId const& batch,
                            std::set<LineNumber> const& lines,
                            std::optional<Signer> const& official, TellExplained const& tell) {
    BatchAtHand const at_hand = TRY(batch_at_hand(station, batch));
    std::string const reader = TRY(reader_of(station, *at_hand.governing, official));
    return each_reviewed(station, at_hand, lines, [&](DecidedLine reviewed) -> Ruled<void> {
        std::optional<Explained> told;
        if (reviewed.admission) {
            told = TRY(explain(station, at_hand, reviewed, reader, sight_of(official)));
        }
        TRY(tell(reviewed.line, told));
        return {};
    });
}

}  // namespace penstock::disclosure
