#include "disclosure/face_stage.h"

#include "base/check.h"
#include "disclosure/use_end.h"

#include <algorithm>
#include <functional>

namespace penstock::disclosure {

FaceStage::FaceStage(Station& station, BatchAtHand const& at_hand)
    : station_(station),
      at_hand_(at_hand),
      setting_(face_setting(at_hand.batch, *at_hand.governing, at_hand.orders, at_hand.header,
                            station.now())) {
    put(at_hand.standing, setting_.batch_facts);
}

Result<void> FaceStage::read_batch() {
    profile_ =
        TRY(BatchProfile::begin(station_.disk(), station_.scratch_folder(), station_.entropy()));
    auto file =
        TRY(station_.disk().open_read(station_.batch_folder(at_hand_.batch.id) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto const read = TRY(reader.next())) TRY(profile_->add(standard_line(*read)));
    TRY(profile_->finish());
    setting_.batch_facts.peaks = profile_->peaks();
    holds_ = HoldsOfBatch(
        TRY(holds_on_file(station_.store(), at_hand_.batch.id, station_.ledger().size())));
    return {};
}

Result<FaceKnowledge> FaceStage::knowledge_of(StandardLine const& line) {
    FaceKnowledge knowledge;
    law::Agreement const& agreement = at_hand_.governing->agreement;
    for (std::string const& name :
         line.read->line.recipients.value_or(std::vector<std::string>{})) {
        OfficerId const officer(name);
        bool const late = agreement.recipients.contains(officer) && TRY(overdue(officer));
        knowledge.disposal_overdue.push_back(late);
    }
    if (std::ranges::none_of(knowledge.disposal_overdue, std::identity{})) {
        knowledge.disposal_overdue.clear();
    }
    TRY(add_earlier_requests(line.keys, knowledge));
    return knowledge;
}

// Asked once for each officer: a batch names a few officers on many lines.
Result<bool> FaceStage::overdue(OfficerId const& officer) {
    auto const known = overdue_.find(officer);
    if (known != overdue_.end()) return known->second;
    RoundKnowledge const& standing = at_hand_.standing;
    bool const good = standing.standing_good && standing.safeguard_report_current &&
                      standing.safeguard_findings_planned;
    bool const answer = !TRY(overdue_items(station_, officer, utc_date(now()),
                                           good ? AgencyStanding::Good : AgencyStanding::NotGood))
                             .empty();
    overdue_.emplace(officer, answer);
    return answer;
}

Result<void> FaceStage::add_earlier_requests(LineKeys const& keys, FaceKnowledge& knowledge) {
    if (keys.name.empty()) return {};
    store::Store& store = station_.store();
    Instant const since = now() - std::chrono::days{at_hand_.governing->agreement.use_days};
    auto const asked = [&](std::string const& person) -> Result<bool> {
        if (person.empty()) return false;
        return store.in_open_earlier_request(station_.keyed("person", person),
                                             at_hand_.batch.sequence, since);
    };
    knowledge.addresses_for_name =
        TRY(store.addresses_for_name(station_.keyed("name", keys.name), at_hand_.batch.sequence));
    knowledge.in_open_earlier_request =
        TRY(asked(keys.person_by_address)) || TRY(asked(keys.person_by_number));
    return {};
}

Result<DecidedLine> FaceStage::review(exchange::ReadLine const& read) {
    CHECK(profile_.has_value());
    StandardLine const line = standard_line(read);
    InBatch const in_batch{.repetition = TRY(profile_->of(read.line.line)), .profile = *profile_};
    Digest seed;
    TRY(station_.entropy().fill(seed.bytes));
    return reviewed_on_face(setting_, line, in_batch, TRY(knowledge_of(line)), seed,
                            holds_.on(read.line.line));
}

}  // namespace penstock::disclosure
