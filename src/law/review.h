// Face review, record review and the review at opening: facts in, ruling out. Pure; a thousand
// threads may share one LawFile.
//
//     FaceReview const review(law_file);
//     auto answer = review(facts, line);            // Reviewed<Admission>
//     if (answer.admitted) registry.lookup(*answer.admitted);
#pragma once

#include "law/admission.h"
#include "law/facts.h"
#include "law/finding.h"
#include "law/hold_rules.h"

#include <optional>
#include <span>
#include <utility>

namespace penstock::law {

class LawFile;

// What a review gives: every finding, and the passage to the next stage only where all elements are
// met.
template <typename Passage>
struct Reviewed {
    Ruling ruling;
    std::optional<Passage> passage;
};

// Asks every element of stage `face`, the agreement layer and the order layer. All are evaluated;
// none is skipped. `holds` are the decisions of the holds desk about this line that still stand;
// one that may not be made (law/hold_rules.h) has no effect.
class FaceReview {
public:
    explicit FaceReview(LawFile const& law) : law_(&law) {}
    // `line` is used only if everything is met.
    [[nodiscard]] Reviewed<Admission> operator()(FaceFacts const& facts, AdmittedLine line,
                                                 std::span<HoldDecision const> holds = {}) const;

private:
    LawFile const* law_;
};

// Asks every element of stage `record` about an admitted line.
class RecordReview {
public:
    explicit RecordReview(LawFile const& law) : law_(&law) {}
    [[nodiscard]] Reviewed<Permit> operator()(RecordFacts const& facts, BatchFacts const& batch,
                                              Admission admission,
                                              std::span<HoldDecision const> holds = {}) const;
    // The ruling alone: what a decision of the holds desk is about.
    [[nodiscard]] Ruling ruling(RecordFacts const& facts, BatchFacts const& batch,
                                std::span<HoldDecision const> holds = {}) const;

private:
    LawFile const* law_;
};

// Asks every element of stage `open`. The ruling passes only where everything is met now.
class OpenReview {
public:
    explicit OpenReview(LawFile const& law) : law_(&law) {}
    [[nodiscard]] Ruling operator()(OpenFacts const& facts) const;

private:
    LawFile const* law_;
};

}  // namespace penstock::law
