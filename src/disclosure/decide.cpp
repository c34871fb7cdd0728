#include "disclosure/decide.h"

#include "crypto/digest.h"
#include "disclosure/alarms.h"
#include "disclosure/batch_at_hand.h"
#include "disclosure/batch_picture.h"
#include "disclosure/decided_line.h"
#include "disclosure/engine.h"
#include "disclosure/entries.h"
#include "disclosure/face_stage.h"
#include "disclosure/freeze.h"
#include "disclosure/incident_signs.h"
#include "disclosure/order_inbox.h"
#include "disclosure/release_set.h"
#include "exchange/batch_reader.h"
#include "match/match.h"

namespace penstock::disclosure {

namespace {

// Lines that share one durable group of ledger entries and one transaction.
constexpr std::size_t chunk_lines = 2048;
constexpr std::string_view probing_requirement = "R-6103b8-A";

// An order that comes in the meantime waits no longer than these take.
constexpr std::size_t lines_between_looks = 8;

// One decision of one batch, from the open file to the closed round.
class Decision {
public:
    Decision(Station& station, BatchAtHand& at_hand)
        : station_(station),
          batch_(at_hand.batch),
          governing_(*at_hand.governing),
          orders_(at_hand.orders),
          registry_(at_hand.registry),
          face_(station, at_hand),
          release_set_(batch_.id, batch_.round + 1) {}

    // Empty if an order came in meanwhile: what was decided so far is abandoned.
    Result<std::optional<Decided>> run(std::filesystem::path const& out, Progress const& progress) {
        round_ = batch_.round + 1;
        TRY(station_.store().begin_round(
            {.batch = batch_.id,
             .round = round_,
             .first_index = station_.ledger().size(),
             .agreement_digest = governing_.agreement_digest,
             .law_digest = governing_.law.digest(),
             .engine = std::string(engine_version),
             .known = stored_text(knowledge_in(face_.setting().batch_facts))}));
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
            if (TRY(overtaken())) return cut_off(partial);
            if (read) chunk.push_back(TRY(face_.review(*read)));
            if (chunk.empty() || (more && chunk.size() < chunk_lines)) continue;
            if (!TRY(settle(chunk, *decisions))) return cut_off(partial);
            progress(funnel_.lines, batch_.lines);
            chunk.clear();
        }
        TRY(decisions->sync());
        // Before the round counts, so that no round that counts is without its alarms.
        TRY(file_alarms(station_, batch_, round_,
                        picture_.counts(face_.setting().batch_facts.peaks),
                        governing_.agreement.desks.alarms.value_or(law::AlarmTerms())));
        TRY(note_probing(station_, batch_, probing_,
                         governing_.agreement.ceilings.same_address_lines));
        TRY(close());
        TRY(station_.disk().rename(partial, out));
        return Decided{.round = round_, .release_set = release_digest_, .funnel = funnel_};
    }

private:
    // True if an order came in that may cover lines of the batch: no record is touched any more,
    // and the batch is to be decided anew under the order.
    Result<bool> overtaken() {
        if (++lines_since_look_ < lines_between_looks) return false;
        lines_since_look_ = 0;
        if (!TRY(orders_came_in(station_))) return false;
        return TRY(any_may_cover(station_, batch_, orders_.size()));
    }

    Result<std::optional<Decided>> cut_off(std::filesystem::path const& partial) {
        TRY(station_.store().abandon_round(batch_.id, round_));
        TRY(station_.disk().remove(partial));
        return std::optional<Decided>();
    }

    // Stages two and three, only for admitted lines: look up, match, review against the record.
    Result<void> look_up(DecidedLine& line) {
        if (!line.admission) return {};
        law::AdmittedLine const request = line.admission->line();
        match::Candidates const candidates = TRY(registry_.lookup(*line.admission));
        line.match = match::decide(request.subject, candidates);
        std::optional<registry::PersonRecord> record;
        if (line.match.person) {
            record = TRY(registry_.record_of(*line.admission, *line.match.person));
        }
        RecordReading const reading =
            read_record(line.match, record ? &*record : nullptr, request, utc_date(face_.now()));
        auto const evidence = [&] {
            return match_evidence(line.match,
                                  reading.release ? stored_form(item_of(reading, *record)) : "");
        };
        RecordKnowledge known{.facts = reading.facts};
        bool const permitted = reviewed_on_record(face_.setting(), reading.facts, line,
                                                  line.holds.empty() ? "" : evidence());
        if (permitted && reading.release) {
            known.person = line.person = line.match.person->value();
            line.release = item_of(reading, *record);
        }
        if (!line.holds.empty() || line.record.outcome == law::Outcome::Hold) {
            known.evidence = evidence();
        }
        line.record_known = stored_text(known);
        return {};
    }

    // Requires: the reading has a release.
    static Release item_of(RecordReading const& reading, registry::PersonRecord const& record) {
        auto const period = reading.release->occurrence.tax_period;
        return {.address = record.versions[reading.release->version].on_file,
                .tax_period = period ? std::optional(period->value()) : std::nullopt,
                .confirmed = reading.facts.releasable_equals_set_forth};
    }

    // False if an order came in. A chunk of lines: the reviews and the inspections to come are
    // durable before a record is touched; the rulings after it.
    Result<bool> settle(std::vector<DecidedLine>& chunk, AppendFile& decisions) {
        std::vector<std::string> entries;
        for (DecidedLine const& line : chunk) {
            entries.push_back(reviewed_entry(place(), line));
            if (line.admission) {
                entries.push_back(inspected_entry(place(), line, registry_.digest()));
            }
        }
        TRY(station_.record(entries));
        entries.clear();
        std::string text;
        std::vector<store::LineRow> rows;
        for (DecidedLine& line : chunk) {
            if (TRY(overtaken())) return false;
            TRY(look_up(line));
            std::string const decision = decision_text(line);
            if (line.looked_up) entries.push_back(decided_entry(place(), line, decision));
            text += decision;
            rows.push_back(row_of(line));
            release_set_.add(rows.back());
            count(line);
        }
        if (!entries.empty()) TRY(station_.record(entries));
        TRY(station_.store().add_lines(batch_.id, round_, rows));
        TRY(decisions.append(as_bytes(text)));
        return true;
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
            decision_closed(station_.now(), {.batch = batch_.id,
                                             .round = round_,
                                             .lines = funnel_.lines,
                                             .admitted = funnel_.admitted,
                                             .release_set = release_digest_,
                                             .engine = engine_version})));
        return {};
    }

    [[nodiscard]] RoundOfLine place() const {
        return {.batch = batch_.id,
                .round = round_,
                .time = station_.now(),
                .law_digest = governing_.law.digest(),
                .agreement_digest = governing_.agreement_digest};
    }

    void count(DecidedLine const& line) {
        picture_.add(line);
        ++funnel_.lines;
        if (line.looked_up) ++funnel_.admitted;
        ++funnel_.outcomes[std::string(word(line.ruling().outcome))];
        for (std::string_view const code : line.ruling().codes()) {
            ++funnel_.codes[std::string(code)];
            if (code == probing_requirement) ++probing_;
        }
    }

    Station& station_;
    store::BatchRow const& batch_;
    Governing const& governing_;
    std::vector<law::EnteredOrder> const& orders_;  // as they stood when the round began
    registry::Registry const& registry_;
    FaceStage face_;
    ReleaseSet release_set_;
    BatchPicture picture_;
    std::uint64_t probing_ = 0;  // lines refused as probing
    std::uint64_t round_ = 0;
    std::size_t lines_since_look_ = 0;
    Digest release_digest_;
    Funnel funnel_;
};

}  // namespace

Ruled<Decided> decide(Station& station, BatchId const& batch_id, std::filesystem::path const& out,
                      Progress const& progress) {
    while (true) {
        TRY(orders_came_in(station));
        BatchAtHand at_hand = TRY(batch_at_hand(station, batch_id));
        TRY(may_be_decided(station, at_hand.batch, at_hand.orders));
        auto const decided = TRY(Decision(station, at_hand).run(out, progress));
        if (decided) return *decided;
    }
}

}  // namespace penstock::disclosure
