#include "disclosure/face_stage.h"

#include "base/check.h"

namespace penstock::disclosure {

FaceStage::FaceStage(Station& station, BatchAtHand const& at_hand)
    : station_(station),
      at_hand_(at_hand),
      context_{.header = at_hand.header,
               .signature = law::SignatureState::Good,
               .signer_cert = at_hand.batch.signer_cert,
               .now = station.now()},
      batch_facts_(disclosure::batch_facts(at_hand.governing, context_)),
      face_review_(at_hand.governing.law) {}

Result<void> FaceStage::read_batch() {
    profile_ =
        TRY(BatchProfile::begin(station_.disk(), station_.scratch_folder(), station_.entropy()));
    auto file =
        TRY(station_.disk().open_read(station_.batch_folder(at_hand_.batch.id) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto const read = TRY(reader.next())) TRY(profile_->add(read->line));
    TRY(profile_->finish());
    batch_facts_.peaks = profile_->peaks();
    return {};
}

// What the station's store knows about the line's recipients and about earlier requests.
StationKnowledge FaceStage::knowledge() {
    return {.disposal_overdue = [this](OfficerId const& officer) { return overdue(officer); },
            .add_earlier_requests =
                [this](LineKeys const& keys, law::RepetitionFacts& facts) {
                    return add_earlier_requests(keys, facts);
                }};
}

// Asked once for each officer: a batch names a few officers on many lines.
Result<bool> FaceStage::overdue(OfficerId const& officer) {
    auto const known = overdue_.find(officer);
    if (known != overdue_.end()) return known->second;
    bool const answer = TRY(station_.store().disposal_overdue(officer, utc_date(context_.now)));
    overdue_.emplace(officer, answer);
    return answer;
}

Result<void> FaceStage::add_earlier_requests(LineKeys const& keys, law::RepetitionFacts& facts) {
    if (keys.name.empty()) return {};
    store::Store& store = station_.store();
    Instant const since = context_.now - std::chrono::days{at_hand_.governing.agreement.use_days};
    auto const asked = [&](std::string const& person) -> Result<bool> {
        if (person.empty()) return false;
        return store.in_open_earlier_request(station_.keyed("person", person),
                                             at_hand_.batch.sequence, since);
    };
    facts.addresses_for_name =
        TRY(store.addresses_for_name(station_.keyed("name", keys.name), at_hand_.batch.sequence));
    facts.in_open_earlier_request =
        TRY(asked(keys.person_by_address)) || TRY(asked(keys.person_by_number));
    return {};
}

Result<DecidedLine> FaceStage::review(exchange::ReadLine const& read) {
    CHECK(profile_.has_value());
    law::LineFacts const facts =
        TRY(line_facts(read, at_hand_.governing, context_, *profile_, knowledge()));
    law::OrderFacts const orders = law::facts_of(at_hand_.orders,
                                                 {.agreement = at_hand_.batch.agreement,
                                                  .agency = at_hand_.batch.agency,
                                                  .statute = facts.authority},
                                                 context_.now);
    law::AdmittedLine admitted = admitted_line(read.line, facts, at_hand_.governing, context_);
    DecidedLine line;
    line.line = read.line.line;
    TRY(station_.entropy().fill(line.seed.bytes));
    line.facts_text = set_forth(read.line, keys_of(read.line, facts.address));
    line.statute = admitted.statute;
    line.case_number = facts.case_number;
    line.form = facts.form;
    for (std::string const& recipient : read.line.recipients.value_or(std::vector<std::string>{})) {
        line.recipients += (line.recipients.empty() ? "" : " ") + recipient;
    }
    auto reviewed = face_review_({.batch = &batch_facts_, .line = &facts, .orders = orders},
                                 std::move(admitted));
    line.face = std::move(reviewed.ruling);
    line.admission = std::move(reviewed.passage);
    return line;
}

}  // namespace penstock::disclosure
