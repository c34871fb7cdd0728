// Promise 1: knowing a person's id is not enough to read the person's record.
//
// Diagnostic: no matching function|too few arguments
#include "registry/lookup.h"

using namespace penstock;

Result<std::optional<registry::PersonRecord>> read(registry::Registry const& registry,
                                                   law::Admission const& admission,
                                                   PersonId const& person) {
    return registry.record_of(admission, person);
}

#ifdef MUST_NOT_COMPILE
Result<std::optional<registry::PersonRecord>> read(registry::Registry const& registry,
                                                   PersonId const& person) {
    return registry.record_of(person);
}
#endif
