// Plain text does not become an id by itself: somebody says which kind it is.
//
// Diagnostic: could not convert|no viable conversion|conversion from
#include "base/strong.h"

#include <string>

using namespace penstock;

PersonId read(std::string const& text) {
    return PersonId(text);
}

#ifdef MUST_NOT_COMPILE
PersonId guessed(std::string const& text) {
    return text;
}
#endif
