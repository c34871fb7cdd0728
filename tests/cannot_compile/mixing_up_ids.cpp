// An id is only itself: an officer cannot be taken for an official, nor a line for a leaf.
//
// Diagnostic: invalid initialization of reference|no matching function
#include "base/strong.h"

using namespace penstock;

int open(OfficerId const&, LineNumber) {
    return 0;
}
int opened(OfficerId const& officer, LineNumber line) {
    return open(officer, line);
}

#ifdef MUST_NOT_COMPILE
int mixed(OfficialId const& official, LeafIndex leaf) {
    return open(official, leaf);
}
#endif
