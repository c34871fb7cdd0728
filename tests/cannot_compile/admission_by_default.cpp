// An Admission cannot come from nothing either: there is no empty one.
//
// Diagnostic: no matching function|no matching constructor
#include "law/admission.h"

penstock::law::Admission handed_on(penstock::law::Admission admission) {
    return admission;
}

#ifdef MUST_NOT_COMPILE
penstock::law::Admission nothing() {
    return {};
}
penstock::law::Admission also_nothing;
#endif
