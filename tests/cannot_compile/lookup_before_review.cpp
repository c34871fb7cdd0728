// Promise 1: the outcome of a review is not an admission; only what it let pass is.
//
// Diagnostic: invalid initialization of reference|no matching function|no viable conversion|cannot convert
#include "law/review.h"
#include "registry/lookup.h"

using namespace penstock;

Result<match::Candidates> looked_up(registry::Registry const& registry,
                                    law::Reviewed<law::Admission> const& reviewed) {
    return reviewed.passage ? registry.lookup(*reviewed.passage) : match::Candidates{};
}

#ifdef MUST_NOT_COMPILE
Result<match::Candidates> at_once(registry::Registry const& registry,
                                  law::Reviewed<law::Admission> const& reviewed) {
    return registry.lookup(reviewed);
}
#endif
