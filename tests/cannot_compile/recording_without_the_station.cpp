// Promise 4: the proof that an entry is durable comes from the station's recorder, and from nobody else.
//
// Diagnostic: is private within this context|calling a private constructor|no matching function|no matching constructor
#include "disclosure/recorded.h"

using penstock::LeafIndex;
using penstock::disclosure::Recorded;

LeafIndex place_of(Recorded const& recorded) {
    return recorded.index();
}

#ifdef MUST_NOT_COMPILE
Recorded forged() {
    return Recorded(LeafIndex(7));
}
#endif
