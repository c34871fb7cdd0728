// Promise 1: the search behind a look-up is not for others.
//
// Diagnostic: private within this context|private member
#include "registry/lookup.h"

using namespace penstock;

std::uint64_t size(registry::Registry const& registry) {
    return registry.persons();
}

#ifdef MUST_NOT_COMPILE
Result<match::Candidates> found(registry::Registry const& registry,
                                identity::Subject const& subject) {
    return registry.search(subject);
}
#endif
