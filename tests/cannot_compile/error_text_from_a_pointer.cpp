// Nor by way of a pointer to characters that were read at run time.
//
// Diagnostic: not a constant expression|is not a constant expression
#include "base/result.h"

#include <string>

using namespace penstock;

Result<int> refused() {
    return fail(ErrorCode::Malformed, "the line is too long");
}

#ifdef MUST_NOT_COMPILE
Result<int> told(std::string const& line) {
    return fail(ErrorCode::Malformed, line.c_str());
}
#endif
