#include "disclosure/decide.h"

#include "crypto/digest.h"
#include "disclosure/batch_profile.h"
#include "disclosure/commitments.h"
#include "disclosure/decided_line.h"
#include "disclosure/entries.h"
#include "disclosure/face_facts.h"
#include "disclosure/freeze.h"
#include "disclosure/release_set.h"
#include "exchange/batch_reader.h"
#include "match/match.h"
#include "registry/lookup.h"

#include <unordered_map>

namespace penstock::disclosure {

namespace {

// Lines that share one durable group of ledger entries and one transaction.
constexpr std::size_t chunk_lines = 2048;

// One decision of one batch, from the open file to the closed round.
class Decision {
public:
    Decision(Station& station, store::BatchRow batch, Governing const& governing,
             std::vector<law::EnteredOrder> const& orders, registry::Registry const& registry,
             exchange::BatchHeader header)
        : station_(station),
          batch_(std::move(batch)),
          governing_(governing),
          orders_(orders),
          registry_(registry),
          context_{.header = std::move(header),
                   .signature = law::SignatureState::Good,
                   .signer_cert = batch_.signer_cert,
                   .now = station.now()},
          batch_facts_(batch_facts(governing, context_)),
          face_review_(governing.law),
          record_review_(governing.law),
          release_set_(batch_.id, batch_.round + 1) {}

    Result<Decided> run(std::filesystem::path const& out, Progress const& progress) {
        round_ = batch_.round + 1;
        TRY(station_.store().begin_round({.batch = batch_.id,
                                          .round = round_,
                                          .first_index = station_.ledger().size(),
                                          .agreement_digest = governing_.agreement_digest}));
        BatchProfile profile = TRY(read_profile());
        batch_facts_.peaks = profile.peaks();
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
            if (read) chunk.push_back(TRY(review_face(*read, profile)));
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
    Result<BatchProfile> read_profile() {
        BatchProfile profile = TRY(
            BatchProfile::begin(station_.disk(), station_.scratch_folder(), station_.entropy()));
        auto file =
            TRY(station_.disk().open_read(station_.batch_folder(batch_.id) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        while (auto const read = TRY(reader.next())) TRY(profile.add(read->line));
        TRY(profile.finish());
        return profile;
    }

    // What the station's store knows about the line's recipients and about earlier requests.
    StationKnowledge knowledge() {
        return {.disposal_overdue = [this](OfficerId const& officer) { return overdue(officer); },
                .add_earlier_requests =
                    [this](LineKeys const& keys, law::RepetitionFacts& facts) {
                        return add_earlier_requests(keys, facts);
                    }};
    }

    // Asked once for each officer: a batch names a few officers on many lines.
    Result<bool> overdue(OfficerId const& officer) {
        auto const known = overdue_.find(officer);
        if (known != overdue_.end()) return known->second;
        bool const answer = TRY(station_.store().disposal_overdue(officer, utc_date(context_.now)));
        overdue_.emplace(officer, answer);
        return answer;
    }

    Result<void> add_earlier_requests(LineKeys const& keys, law::RepetitionFacts& facts) {
        if (keys.name.empty()) return {};
        store::Store& store = station_.store();
        Instant const since = context_.now - std::chrono::days{governing_.agreement.use_days};
        auto const asked = [&](std::string const& person) -> Result<bool> {
            if (person.empty()) return false;
            return store.in_open_earlier_request(station_.keyed("person", person), batch_.sequence,
                                                 since);
        };
        facts.addresses_for_name =
            TRY(store.addresses_for_name(station_.keyed("name", keys.name), batch_.sequence));
        facts.in_open_earlier_request =
            TRY(asked(keys.person_by_address)) || TRY(asked(keys.person_by_number));
        return {};
    }

    // Stage one: the face of the line. No record is touched.
    Result<DecidedLine> review_face(exchange::ReadLine const& read, BatchProfile& profile) {
        law::LineFacts const facts =
            TRY(line_facts(read, governing_, context_, profile, knowledge()));
        law::OrderFacts const orders = law::facts_of(
            orders_,
            {.agreement = batch_.agreement, .agency = batch_.agency, .statute = facts.authority},
            context_.now);
        law::AdmittedLine admitted = admitted_line(read.line, facts, governing_, context_);
        DecidedLine line;
        line.line = read.line.line;
        TRY(station_.entropy().fill(line.seed.bytes));
        line.facts_text = set_forth(read.line, keys_of(read.line, facts.address));
        line.statute = admitted.statute;
        line.case_number = facts.case_number;
        line.form = facts.form;
        for (std::string const& recipient :
             read.line.recipients.value_or(std::vector<std::string>{})) {
            line.recipients += (line.recipients.empty() ? "" : " ") + recipient;
        }
        auto reviewed = face_review_({.batch = &batch_facts_, .line = &facts, .orders = orders},
                                     std::move(admitted));
        line.face = std::move(reviewed.ruling);
        line.admission = std::move(reviewed.passage);
        return line;
    }

    // Stages two and three, only for admitted lines: look up, match, review against the record.
    void look_up(DecidedLine& line) {
        if (!line.admission) return;
        law::AdmittedLine const request = line.admission->line();
        match::Candidates const candidates = registry_.lookup(*line.admission);
        line.looked_up = true;
        line.match = match::decide(request.subject, candidates);
        std::optional<registry::PersonRecord> record;
        if (line.match.person) record = registry_.record_of(*line.admission, *line.match.person);
        RecordReading const reading =
            read_record(line.match, record ? &*record : nullptr, request, utc_date(context_.now));
        auto reviewed = record_review_(reading.facts, batch_facts_, std::move(*line.admission));
        line.admission.reset();
        line.record = std::move(reviewed.ruling);
        if (!reviewed.passage || !reading.release) return;
        auto const period = reading.release->occurrence.tax_period;
        line.person = line.match.person->value();
        line.release = Release{.address = record->versions[reading.release->version].on_file,
                               .tax_period = period ? std::optional(period->value()) : std::nullopt,
                               .confirmed = reading.facts.releasable_equals_set_forth};
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
            look_up(line);
            std::string const decision = decision_text(line);
            if (line.looked_up) {
                entries.push_back(disclosure::decided(
                    context_.now, place(line), commit(line.seed, "decided ruling", decision)));
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
                                    .decided_at = context_.now,
                                    .admitted = funnel_.admitted,
                                    .release_set = release_digest_};
        TRY(station_.step(
            {.kind = store::StepKind::Decide, .batch = batch_.id.value(), .round = round_},
            [&] { return station_.store().close_round(round); },
            decision_closed(context_.now, batch_.id, round_, funnel_.lines, funnel_.admitted,
                            release_digest_)));
        return {};
    }

    [[nodiscard]] LineOfRound place(DecidedLine const& line) const {
        return {.batch = batch_.id, .line = line.line, .round = round_};
    }

    [[nodiscard]] std::string reviewed_entry(DecidedLine const& line) const {
        return reviewed(context_.now, place(line),
                        {.outcome = word(line.face.outcome),
                         .statute = line.statute,
                         .law_digest = governing_.law.digest(),
                         .agreement_digest = governing_.agreement_digest,
                         .facts = commit(line.seed, "reviewed facts", line.facts_text),
                         .findings = commit(line.seed, "reviewed findings", line.face.statuses)});
    }

    [[nodiscard]] std::string inspected_entry(DecidedLine const& line) const {
        return inspected(context_.now, place(line), registry_.digest(),
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
    store::BatchRow batch_;
    Governing const& governing_;
    std::vector<law::EnteredOrder> const& orders_;
    registry::Registry const& registry_;
    BatchContext context_;
    law::BatchFacts batch_facts_;
    law::FaceReview face_review_;
    law::RecordReview record_review_;
    ReleaseSet release_set_;
    std::uint64_t round_ = 0;
    Digest release_digest_;
    Funnel funnel_;
    std::unordered_map<OfficerId, bool> overdue_;
};

}  // namespace

Ruled<Decided> decide(Station& station, BatchId const& batch_id, std::filesystem::path const& out,
                      Progress const& progress) {
    auto const batch = TRY(station.store().batch(batch_id));
    if (!batch) {
        return fail(ErrorCode::NotFound, "no batch of this id has been received",
                    "`penstock batch receive` prints the id");
    }
    auto const governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    std::vector<law::EnteredOrder> const orders = TRY(entered_orders(station));
    TRY(may_be_decided(station, *batch, orders));
    auto registry = registry::Registry::open(station.disk(), station.registry_folder());
    if (!registry) return std::unexpected(registry.error());
    auto file = TRY(station.disk().open_read(station.batch_folder(batch_id) / "batch.jsonl"));
    auto header = TRY(exchange::BatchReader(*file).read_header()).header;
    if (!header) return fail(ErrorCode::IntegrityLost, "a received batch cannot be read any more");
    return TRY(Decision(station, *batch, *governed, orders, *registry, *header).run(out, progress));
}

}  // namespace penstock::disclosure
