// One permit, one release.
//
// Diagnostic: use of deleted function|call to deleted constructor
#include "law/admission.h"

#include <utility>

using penstock::law::Permit;

Permit handed_on(Permit& permit) {
    return std::move(permit);
}

#ifdef MUST_NOT_COMPILE
Permit doubled(Permit& permit) {
    return permit;
}
#endif
