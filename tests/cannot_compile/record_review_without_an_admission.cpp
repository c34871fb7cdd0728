// Record review judges an admitted line only.
//
// Diagnostic: no match for call|no matching function for call
#include "law/review.h"

#include <utility>

using namespace penstock::law;

Reviewed<Permit> judged(RecordReview const& review, RecordFacts const& facts,
                        BatchFacts const& batch, Admission admission) {
    return review(facts, batch, std::move(admission));
}

#ifdef MUST_NOT_COMPILE
Reviewed<Permit> judged_unadmitted(RecordReview const& review, RecordFacts const& facts,
                                   BatchFacts const& batch, AdmittedLine line) {
    return review(facts, batch, std::move(line));
}
#endif
