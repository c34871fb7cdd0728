// An admission is used once: it can be handed on and not doubled.
//
// Diagnostic: use of deleted function|call to deleted constructor
#include "law/admission.h"

#include <utility>

using penstock::law::Admission;

Admission handed_on(Admission& admission) {
    return std::move(admission);
}

#ifdef MUST_NOT_COMPILE
Admission doubled(Admission& admission) {
    return admission;
}
#endif
