// A line that is lawful on its face is not yet a release: an Admission does not turn into a
// Permit.
//
// Diagnostic: no matching function|no matching conversion|could not convert|private within this context|is a private member
#include "law/admission.h"

#include <utility>

using penstock::law::Admission;
using penstock::law::Permit;

Permit handed_on(Permit& permit) {
    return std::move(permit);
}

#ifdef MUST_NOT_COMPILE
Permit shortcut(Admission admission) {
    return Permit(std::move(admission));
}
#endif
