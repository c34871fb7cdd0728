// Promise 1, second half: nobody but record review makes a Permit.
//
// Diagnostic: is private|private within this context|private constructor
#include "law/admission.h"

using penstock::law::AdmittedLine;
using penstock::law::Permit;

AdmittedLine const& what_is_permitted(Permit const& permit) {
    return permit.line();
}

#ifdef MUST_NOT_COMPILE
Permit forged() {
    return Permit(AdmittedLine{});
}
#endif
