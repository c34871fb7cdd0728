// Promise 1: a record is touched for an admitted line only. A subject alone finds nobody.
//
// Diagnostic: no matching function|invalid initialization of reference|no viable conversion|cannot convert
#include "registry/lookup.h"

using namespace penstock;

Result<match::Candidates> looked_up(registry::Registry const& registry,
                                    law::Admission const& admission) {
    return registry.lookup(admission);
}

#ifdef MUST_NOT_COMPILE
Result<match::Candidates> looked_up(registry::Registry const& registry,
                                    identity::Subject const& subject) {
    return registry.lookup(subject);
}
#endif
