#include "disclosure/round_law.h"

#include "exchange/batch_reader.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

Result<Governing> governing_of(Station& station, store::BatchRow const& batch,
                               store::RoundRow const& round) {
    for (store::AgreementRow& row :
         TRY(station.store().agreement_versions(batch.agreement, round.agreement_digest))) {
        if (row.law_digest != round.law_digest) continue;
        return parse_governing({.agreement = {.agreement_toml = std::move(row.agreement_toml),
                                              .attestation_txt = std::move(row.attestation_txt),
                                              .recipients_csv = std::move(row.recipients_csv),
                                              .assignments_csv = std::move(row.assignments_csv)},
                                .law_text = std::move(row.law_text)});
    }
    return fail(ErrorCode::NotReady, "the law file of this round was not kept with it",
                "decide the batch again");
}

std::unexpected<Error> no_such_line() {
    return fail(ErrorCode::NotFound, "the batch has no line of this number",
                "lines are numbered 1, 2, 3 … in their order");
}

}  // namespace

Result<RoundAtHand> last_round(Station& station, BatchId const& id) {
    auto const batch = TRY(station.store().batch(id));
    if (!batch) {
        return fail(ErrorCode::NotFound, "no batch of this id has been received",
                    "`penstock batch receive` prints the id");
    }
    auto const round = TRY(station.store().round(id, batch->round));
    if (!round || round->state == store::RoundState::Abandoned ||
        round->state == store::RoundState::Deciding) {
        return fail(ErrorCode::NotReady, "the batch has not been decided",
                    "decide it with `penstock batch decide`");
    }
    return RoundAtHand{
        .batch = *batch, .round = *round, .then = TRY(governing_of(station, *batch, *round))};
}

Result<store::LineRow> line_of(Station& station, RoundAtHand const& at_hand, LineNumber line) {
    auto row = TRY(station.store().line(at_hand.batch.id, at_hand.round.round, line));
    if (!row) return no_such_line();
    return std::move(*row);
}

Result<exchange::ReadLine> request_line(Station& station, BatchId const& batch, LineNumber line) {
    auto file = TRY(station.disk().open_read(station.batch_folder(batch) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto read = TRY(reader.next())) {
        if (read->line.line == line) return std::move(*read);
    }
    return no_such_line();
}

std::string_view statuses_of(store::LineRow const& line, law::Stage stage) {
    std::string_view const all = line.statuses;
    std::size_t const slash = std::min(all.find('/'), all.size());
    if (stage == law::Stage::Face) return all.substr(0, slash);
    return slash == all.size() ? std::string_view() : all.substr(slash + 1);
}

law::Stage deciding_stage(store::LineRow const& line) {
    return line.looked_up ? law::Stage::Record : law::Stage::Face;
}

std::vector<law::HeldElement> not_met(RoundAtHand const& at_hand, store::LineRow const& line,
                                      law::RecordFacts const* record) {
    law::Stage const stage = deciding_stage(line);
    std::string_view const letters = statuses_of(line, stage);
    auto const& elements = at_hand.then.law.elements(stage);
    law::Switches const switches =
        at_hand.then.agreement.switches_on(utc_date(at_hand.round.decided_at));
    std::vector<law::HeldElement> held;
    for (std::size_t place = 0; place < std::min(letters.size(), elements.size()); ++place) {
        law::FindingStatus const status = law::status_of(letters[place]);
        bool const released = letters[place] == law::letter(status, true);
        if (status == law::FindingStatus::Met || released) continue;
        law::Element const& element = *elements[place];
        held.push_back({.element = &element,
                        .status = status,
                        .outcome = law::outcome_of(element, status, switches),
                        .record = stage == law::Stage::Record ? record : nullptr});
    }
    return held;
}

}  // namespace penstock::disclosure
