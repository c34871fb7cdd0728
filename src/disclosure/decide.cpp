#include "disclosure/decide.h"

#include "crypto/digest.h"
#include "disclosure/batch_at_hand.h"
#include "disclosure/commitments.h"
#include "disclosure/decided_line.h"
#include "disclosure/entries.h"
#include "disclosure/face_stage.h"
#include "disclosure/freeze.h"
#include "disclosure/release_set.h"
#include "exchange/batch_reader.h"
#include "match/match.h"

namespace penstock::disclosure {

namespace {

// Lines that share one durable group of ledger entries and one transaction.
constexpr std::size_t chunk_lines = 2048;

// One decision of one batch, from the open file to the closed round.
class Decision {
public:
    Decision(Station& station, BatchAtHand& at_hand)
        : station_(station),
          batch_(at_hand.batch),
          governing_(at_hand.governing),
          registry_(at_hand.registry),
          face_(station, at_hand),
          record_review_(at_hand.governing.law),
          release_set_(batch_.id, batch_.round + 1) {}

    Result<Decided> run(std::filesystem::path const& out, Progress const& progress) {
        round_ = batch_.round + 1;
        TRY(station_.store().begin_round({.batch = batch_.id,
                                          .round = round_,
                                          .first_index = station_.ledger().size(),
                                          .agreement_digest = governing_.agreement_digest}));
        TRY(face_.read_batch());
        std::filesystem::path partial = out;
        partial += ".partial";
        TRY(station_.disk().remove(partial));
        auto decisions = TRY(station_.disk().open_append(partial, true));
        auto file =
            TRY(station_.disk().open_read(station_.batch_folder(batch_.id) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        std::vector<DecidedLine> chunk;
        bool more = true;
        while (more) {
            auto const read = TRY(reader.next());
            more = read.has_value();
            if (read) chunk.push_back(TRY(face_.review(*read)));
            if (chunk.empty() || (more && chunk.size() < chunk_lines)) continue;
            TRY(settle(chunk, *decisions));
            progress(funnel_.lines, batch_.lines);
            chunk.clear();
        }
        TRY(decisions->sync());
        TRY(close());
        TRY(station_.disk().rename(partial, out));
        return Decided{.round = round_, .release_set = release_digest_, .funnel = funnel_};
    }

private:
    // Stages two and three, only for admitted lines: look up, match, review against the record.
    Result<void> look_up(DecidedLine& line) {
        if (!line.admission) return {};
        law::AdmittedLine const request = line.admission->line();
        match::Candidates const candidates = TRY(registry_.lookup(*line.admission));
        line.looked_up = true;
        line.match = match::decide(request.subject, candidates);
        std::optional<registry::PersonRecord> record;
        if (line.match.person) {
            record = TRY(registry_.record_of(*line.admission, *line.match.person));
        }
        RecordReading const reading =
            read_record(line.match, record ? &*record : nullptr, request, utc_date(face_.now()));
        auto reviewed =
            record_review_(reading.facts, face_.batch_facts(), std::move(*line.admission));
        line.admission.reset();
        line.record = std::move(reviewed.ruling);
        if (!reviewed.passage || !reading.release) return {};
        auto const period = reading.release->occurrence.tax_period;
        line.person = line.match.person->value();
        line.release = Release{.address = record->versions[reading.release->version].on_file,
                               .tax_period = period ? std::optional(period->value()) : std::nullopt,
                               .confirmed = reading.facts.releasable_equals_set_forth};
        return {};
    }

    // A chunk of lines: the reviews and the inspections to come are durable before a record is
    // touched; the rulings after it.
    Result<void> settle(std::vector<DecidedLine>& chunk, AppendFile& decisions) {
        std::vector<std::string> entries;
        for (DecidedLine const& line : chunk) {
            entries.push_back(reviewed_entry(line));
            if (line.admission) entries.push_back(inspected_entry(line));
        }
        TRY(station_.record(entries));
        entries.clear();
        std::string text;
        std::vector<store::LineRow> rows;
        for (DecidedLine& line : chunk) {
            TRY(look_up(line));
            std::string const decision = decision_text(line);
            if (line.looked_up) {
                entries.push_back(disclosure::decided(
                    face_.now(), place(line), commit(line.seed, "decided ruling", decision)));
            }
            text += decision;
            rows.push_back(row_of(line));
            release_set_.add(rows.back());
            count(line);
        }
        if (!entries.empty()) TRY(station_.record(entries));
        TRY(station_.store().add_lines(batch_.id, round_, rows));
        return decisions.append(as_bytes(text));
    }

    // The round counts from the entry on: a crash before it leaves the round abandoned, and the
    // batch is decided anew.
    Result<void> close() {
        release_digest_ = release_set_.finish();
        store::RoundRow const round{.batch = batch_.id,
                                    .round = round_,
                                    .state = store::RoundState::Decided,
                                    .closed_index = station_.ledger().size(),
                                    .decided_at = face_.now(),
                                    .admitted = funnel_.admitted,
                                    .release_set = release_digest_};
        TRY(station_.step(
            {.kind = store::StepKind::Decide, .batch = batch_.id.value(), .round = round_},
            [&] { return station_.store().close_round(round); },
            decision_closed(face_.now(), batch_.id, round_, funnel_.lines, funnel_.admitted,
                            release_digest_)));
        return {};
    }

    [[nodiscard]] LineOfRound place(DecidedLine const& line) const {
        return {.batch = batch_.id, .line = line.line, .round = round_};
    }

    [[nodiscard]] std::string reviewed_entry(DecidedLine const& line) const {
        return reviewed(face_.now(), place(line),
                        {.outcome = word(line.face.outcome),
                         .statute = line.statute,
                         .law_digest = governing_.law.digest(),
                         .agreement_digest = governing_.agreement_digest,
                         .facts = commit(line.seed, "reviewed facts", line.facts_text),
                         .findings = commit(line.seed, "reviewed findings", line.face.statuses)});
    }

    [[nodiscard]] std::string inspected_entry(DecidedLine const& line) const {
        return inspected(face_.now(), place(line), registry_.digest(),
                         commit(line.seed, "inspected subject", line.facts_text));
    }

    [[nodiscard]] static store::LineRow row_of(DecidedLine const& line) {
        law::Ruling const& ruling = line.ruling();
        store::LineRow row{.line = line.line,
                           .outcome = std::string(word(ruling.outcome)),
                           .looked_up = line.looked_up,
                           .codes = {},
                           .statute = line.statute,
                           .case_number = line.case_number,
                           .recipients = line.recipients,
                           .form = line.form,
                           .statuses = line.face.statuses + "/" + line.record.statuses,
                           .release = line.release ? stored_form(*line.release) : "",
                           .seed = line.seed};
        for (std::string_view const code : ruling.codes()) {
            row.codes += (row.codes.empty() ? "" : " ") + std::string(code);
        }
        return row;
    }

    void count(DecidedLine const& line) {
        ++funnel_.lines;
        if (line.looked_up) ++funnel_.admitted;
        ++funnel_.outcomes[std::string(word(line.ruling().outcome))];
        for (std::string_view const code : line.ruling().codes())
            ++funnel_.codes[std::string(code)];
    }

    Station& station_;
    store::BatchRow const& batch_;
    Governing const& governing_;
    registry::Registry const& registry_;
    FaceStage face_;
    law::RecordReview record_review_;
    ReleaseSet release_set_;
    std::uint64_t round_ = 0;
    Digest release_digest_;
    Funnel funnel_;
};

}  // namespace

Ruled<Decided> decide(Station& station, BatchId const& batch_id, std::filesystem::path const& out,
                      Progress const& progress) {
    BatchAtHand at_hand = TRY(batch_at_hand(station, batch_id));
    TRY(may_be_decided(station, at_hand.batch, at_hand.orders));
    return TRY(Decision(station, at_hand).run(out, progress));
}

}  // namespace penstock::disclosure
