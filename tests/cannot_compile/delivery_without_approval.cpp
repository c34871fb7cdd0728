// Promise 4: a round is delivered only as an Approved, and only approved_round makes one.
//
// Diagnostic: is private within this context|calling a private constructor|cannot convert|invalid initialization of reference|no matching
#include "disclosure/deliver.h"

using namespace penstock;
using namespace penstock::disclosure;

Ruled<Delivered> approved_first(Station& station, Approved const& approved) {
    return deliver(station, approved, "answer", [](std::uint64_t, std::uint64_t) {});
}

#ifdef MUST_NOT_COMPILE
Ruled<Delivered> forged(Station& station, store::BatchRow batch, store::RoundRow round) {
    return deliver(station, Approved(batch, round), "answer", [](std::uint64_t, std::uint64_t) {});
}
#endif
