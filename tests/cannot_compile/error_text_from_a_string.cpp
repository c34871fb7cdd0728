// A name or an address cannot slip into an error: its text is written in the source code.
//
// Diagnostic: could not convert|no matching function|no viable conversion|cannot convert
#include "base/result.h"
#include "identity/name.h"

using namespace penstock;

Result<int> refused() {
    return fail(ErrorCode::Malformed, "the name is not readable");
}

#ifdef MUST_NOT_COMPILE
Result<int> told(identity::PersonName const& name) {
    return fail(ErrorCode::Malformed, name.surname);
}
#endif
