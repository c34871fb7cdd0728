// Promise 1: nobody but face review makes an Admission, so nobody looks up a line that was not
// reviewed.
//
// Diagnostic: is private|private within this context|private constructor
#include "law/admission.h"

using penstock::law::Admission;
using penstock::law::AdmittedLine;

AdmittedLine const& what_was_admitted(Admission const& admission) {
    return admission.line();
}

#ifdef MUST_NOT_COMPILE
Admission forged() {
    return Admission(AdmittedLine{});
}
#endif
