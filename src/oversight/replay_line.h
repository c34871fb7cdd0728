// One past decision, decided again under its own rules and compared with what the store and the
// ledger hold of it. Pure. Threads: any number.
#pragma once

#include "oversight/past_lines.h"

#include <string>
#include <vector>

namespace penstock::oversight {

// Where what was kept and what is decided again differ: which part of what was kept, and for a
// status which element of the law file. Never a word of the request or of a record.
struct Difference {
    std::string part;     // of a closed list: docs/replay.md
    std::string element;  // or empty

    bool operator==(Difference const&) const = default;
};

struct ReplayedLine {
    bool facts_were_kept = true;
    std::vector<Difference> differences;
    store::LineRow again;  // as it would be stored; empty where the facts were not kept
};

[[nodiscard]] ReplayedLine replayed(PastRound const& round, disclosure::BatchProfile const& profile,
                                    PastLine const& line);

}  // namespace penstock::oversight
