#include "disclosure/face_review.h"

#include "disclosure/freeze.h"

#include "base/check.h"
#include "law/review.h"

#include <utility>

namespace penstock::disclosure {

FaceSetting face_setting(store::BatchRow const& batch, Governing const& governing,
                         std::vector<law::EnteredOrder> const& orders,
                         exchange::BatchHeader const& header, Instant now) {
    FaceSetting setting{.batch = &batch,
                        .governing = &governing,
                        .orders = &orders,
                        .context = {.header = header,
                                    .signature = law::SignatureState::Good,
                                    .signer_cert = batch.signer_cert,
                                    .now = now},
                        .batch_facts = {}};
    setting.batch_facts = batch_facts(governing, setting.context);
    return setting;
}

RoundKnowledge knowledge_in(law::BatchFacts const& facts) {
    return {.standing_good = facts.standing_good,
            .safeguard_report_current = facts.safeguard_report_current,
            .safeguard_findings_planned = facts.safeguard_findings_planned};
}

void put(RoundKnowledge const& knowledge, law::BatchFacts& facts) {
    facts.standing_good = knowledge.standing_good;
    facts.safeguard_report_current = knowledge.safeguard_report_current;
    facts.safeguard_findings_planned = knowledge.safeguard_findings_planned;
}

DecidedLine reviewed_on_face(FaceSetting const& setting, StandardLine const& line,
                             InBatch const& in_batch, FaceKnowledge knowledge, Digest const& seed,
                             std::span<HoldOnFile const> holds) {
    exchange::RequestLine const& request = line.read->line;
    Governing const& governing = *setting.governing;
    law::LineFacts const facts = line_facts(line, governing, setting.context, in_batch, knowledge);
    law::OrderFacts const orders = law::facts_of(
        *setting.orders, ordered_line(*setting.batch, facts.authority), setting.context.now);
    law::AdmittedLine admitted = admitted_line(request, facts, governing, setting.context);
    DecidedLine decided;
    decided.line = request.line;
    decided.seed = seed;
    decided.facts_text = set_forth(request, line.keys);
    decided.statute = admitted.statute;
    decided.case_number = facts.case_number;
    decided.form = facts.form;
    for (std::string const& recipient : request.recipients.value_or(std::vector<std::string>{})) {
        decided.recipients += (decided.recipients.empty() ? "" : " ") + recipient;
    }
    decided.known = stored_text(knowledge);
    decided.holds = holds;
    law::FaceReview const review(governing.law);
    law::FaceFacts const asked{.batch = &setting.batch_facts, .line = &facts, .orders = orders};
    auto reviewed = review(asked, admitted);
    if (!holds.empty()) {
        Digest const basis =
            face_basis(governing.law.digest(), decided.facts_text, reviewed.ruling.statuses);
        reviewed = review(asked, std::move(admitted), standing(holds, law::Stage::Face, basis));
    }
    decided.face = std::move(reviewed.ruling);
    decided.admission = std::move(reviewed.passage);
    return decided;
}

bool reviewed_on_record(FaceSetting const& setting, law::RecordFacts const& facts,
                        DecidedLine& line, std::string_view evidence) {
    CHECK(line.admission.has_value());
    law::LawFile const& law = setting.governing->law;
    law::RecordReview const review(law);
    std::vector<law::HoldDecision> decisions;
    if (!line.holds.empty()) {
        std::string const statuses = review.ruling(facts, setting.batch_facts).statuses;
        Digest const basis = record_basis(law.digest(), line.facts_text, statuses, facts, evidence);
        decisions = standing(line.holds, law::Stage::Record, basis);
    }
    auto reviewed = review(facts, setting.batch_facts, std::move(*line.admission), decisions);
    line.admission.reset();
    line.looked_up = true;
    line.record = std::move(reviewed.ruling);
    return reviewed.passage.has_value();
}

}  // namespace penstock::disclosure
