// An error cannot be passed over: a Result that nobody looks at does not compile.
//
// Diagnostic: nodiscard|unused-result
#include "base/bytes.h"

using namespace penstock;

Result<Digest> kept(std::string_view text) {
    return digest_from_hex(text);
}

#ifdef MUST_NOT_COMPILE
void lost(std::string_view text) {
    digest_from_hex(text);
}
#endif
