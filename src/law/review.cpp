#include "law/review.h"

#include "base/check.h"
#include "law/internal/line_reading.h"
#include "law/internal/questions.h"
#include "law/internal/switch_table.h"
#include "law/law_file.h"
#include "law/predicates.h"

#include <algorithm>

namespace penstock::law {

namespace {

// Collects what the elements of a stage say; the outcome is the most severe.
class RulingMaker {
public:
    RulingMaker(std::size_t elements, Switches const& switches, std::span<HoldDecision const> holds,
                RecordFacts const* record = nullptr)
        : switches_(&switches), holds_(holds), record_(record) {
        ruling_.statuses.reserve(elements);
    }

    // True if the element is not met, nothing excuses it, and no person decided that it is.
    bool add(Element const& element, FindingStatus status) {
        Outcome const outcome = outcome_of(element, status, *switches_);
        if (outcome == Outcome::Pass) {
            ruling_.statuses.push_back('m');
            return false;
        }
        Finding finding{.element = element.id,
                        .requirement = element.requirement,
                        .reason = element.reason,
                        .status = status,
                        .outcome = outcome};
        HoldDecision const* const decision = decision_on(
            {.element = &element, .status = status, .outcome = outcome, .record = record_});
        bool const released = decision != nullptr && decision->choice == HoldChoice::Release;
        ruling_.statuses.push_back(letter(status, released));
        if (decision != nullptr) {
            finding.outcome = outcome_by(decision->choice, element.stage);
            finding.decision = decision->number;
        }
        if (released) {
            finding.status = FindingStatus::Met;
            ruling_.released.push_back(finding);
            return false;
        }
        ruling_.findings.push_back(finding);
        worst_ = std::max(worst_, finding.outcome);
        return true;
    }

    // Replaces the finding just added by one for each deficiency of form.
    void name_deficiencies(std::vector<FormDeficiency> const& deficiencies) {
        Finding const general = ruling_.findings.back();
        ruling_.findings.pop_back();
        for (FormDeficiency const& deficiency : deficiencies) {
            Finding finding = general;
            finding.field = deficiency.field;
            if (!deficiency.what.empty()) finding.reason = deficiency.what;
            if (!deficiency.requirement.empty()) finding.requirement = deficiency.requirement;
            ruling_.findings.push_back(finding);
        }
    }

    // Where nothing was asked, nothing passes (26 USC 6103(a): what is not authorised is
    // confidential).
    Ruling finish() {
        ruling_.outcome = ruling_.statuses.empty() ? Outcome::Block : worst_;
        return std::move(ruling_);
    }

private:
    // What the holds desk decided about the element, if the law lets it decide that.
    [[nodiscard]] HoldDecision const* decision_on(HeldElement const& held) const {
        auto const found = std::ranges::find(holds_, held.element->id, &HoldDecision::element);
        if (found == holds_.end()) return nullptr;
        return may_be_decided(held, found->choice) == HoldAnswer::May ? &*found : nullptr;
    }

    Switches const* switches_;
    std::span<HoldDecision const> holds_;
    RecordFacts const* record_;
    Ruling ruling_;
    Outcome worst_ = Outcome::Pass;
};

}  // namespace

Reviewed<Admission> FaceReview::operator()(FaceFacts const& facts, AdmittedLine line,
                                           std::span<HoldDecision const> holds) const {
    CHECK(facts.batch != nullptr && facts.line != nullptr);
    internal::LineReading const reading = internal::read_line(*facts.batch, *facts.line);
    internal::FaceQuestion ask{
        .batch = *facts.batch, .line = *facts.line, .orders = facts.orders, .reading = reading};
    auto const& elements = law_->elements(Stage::Face);
    RulingMaker maker(elements.size(), facts.batch->switches, holds);
    for (Element const* const element : elements) {
        ask.parameter = element->parameter;
        bool const found = maker.add(*element, element->predicate->face(ask));
        if (found && element->predicate->one_finding_for_each_deficiency) {
            maker.name_deficiencies(facts.line->deficiencies);
        }
    }
    Reviewed<Admission> reviewed{.ruling = maker.finish(), .passage = {}};
    if (reviewed.ruling.outcome != Outcome::Pass) return reviewed;

    // What is admitted is what was judged.
    line.statute = reading.statute.citation;
    line.switches = facts.batch->switches;
    line.periods = *facts.line->periods;
    line.form = facts.line->form == "confirm" ? AnswerForm::Confirm : AnswerForm::Value;
    reviewed.passage = Admission(std::move(line));
    return reviewed;
}

Ruling RecordReview::ruling(RecordFacts const& facts, BatchFacts const& batch,
                            std::span<HoldDecision const> holds) const {
    internal::RecordQuestion ask{.record = facts, .batch = batch};
    auto const& elements = law_->elements(Stage::Record);
    RulingMaker maker(elements.size(), batch.switches, holds, &facts);
    for (Element const* const element : elements) {
        ask.parameter = element->parameter;
        maker.add(*element, element->predicate->record(ask));
    }
    return maker.finish();
}

Reviewed<Permit> RecordReview::operator()(RecordFacts const& facts, BatchFacts const& batch,
                                          Admission admission,
                                          std::span<HoldDecision const> holds) const {
    Reviewed<Permit> reviewed{.ruling = ruling(facts, batch, holds), .passage = {}};
    if (reviewed.ruling.outcome == Outcome::Pass) {
        reviewed.passage = Permit(admission.line());
    }
    return reviewed;
}

Ruling OpenReview::operator()(OpenFacts const& facts) const {
    CHECK(facts.batch != nullptr);
    internal::OpenQuestion ask{.open = facts, .batch = *facts.batch};
    auto const& elements = law_->elements(Stage::Open);
    RulingMaker maker(elements.size(), facts.batch->switches, {});
    for (Element const* const element : elements) {
        ask.parameter = element->parameter;
        maker.add(*element, element->predicate->open(ask));
    }
    return maker.finish();
}

}  // namespace penstock::law
