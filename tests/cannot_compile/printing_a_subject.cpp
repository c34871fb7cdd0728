// A person has no printed form, so none can end up in a log by way of a stream.
//
// Diagnostic: no match for 'operator<<'|no match for ‘operator<<’|invalid operands to binary expression
#include "identity/subject.h"

#include <ostream>

std::ostream& count_only(std::ostream& out, penstock::identity::Subject const& subject) {
    return out << subject.aliases.size();
}

#ifdef MUST_NOT_COMPILE
std::ostream& all_of_it(std::ostream& out, penstock::identity::Subject const& subject) {
    return out << subject;
}
#endif
