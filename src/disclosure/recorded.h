// Promise 4 as a type: a Recorded is the proof that an entry is durable in the ledger, and only the
// recorder makes one.
//
// What must not happen before its entry is durable takes a Recorded: the release of a content key
// does (release.h), and so does the answer's hand-over.
#pragma once

#include "base/strong.h"

namespace penstock::disclosure {

class Recorded {
public:
    [[nodiscard]] LeafIndex index() const { return index_; }

private:
    friend class Station;
    explicit Recorded(LeafIndex index) : index_(index) {}

    LeafIndex index_;
};

}  // namespace penstock::disclosure
