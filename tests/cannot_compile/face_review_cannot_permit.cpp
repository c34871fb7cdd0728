// The two halves stay apart: what face review gives is an Admission, never a Permit.
//
// Diagnostic: could not convert|no viable conversion|conversion from
#include "law/review.h"

using namespace penstock::law;

Reviewed<Admission> on_its_face(FaceReview const& review, FaceFacts const& facts,
                                AdmittedLine line) {
    return review(facts, std::move(line));
}

#ifdef MUST_NOT_COMPILE
Reviewed<Permit> at_once(FaceReview const& review, FaceFacts const& facts, AdmittedLine line) {
    return review(facts, std::move(line));
}
#endif
