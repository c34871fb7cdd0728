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

#include <optional>
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
// none is skipped.
class FaceReview {
public:
    explicit FaceReview(LawFile const& law) : law_(&law) {}
    // `line` is used only if everything is met.
    [[nodiscard]] Reviewed<Admission> operator()(FaceFacts const& facts, AdmittedLine line) const;

private:
    LawFile const* law_;
};

// Asks every element of stage `record` about an admitted line.
class RecordReview {
public:
    explicit RecordReview(LawFile const& law) : law_(&law) {}
    [[nodiscard]] Reviewed<Permit> operator()(RecordFacts const& facts, BatchFacts const& batch,
                                              Admission admission) const;

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
