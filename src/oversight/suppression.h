// Small cells of the published table of counters, left out so that nobody can be singled out, not
// even by subtracting what is shown (R-6103b2-B: what "cannot be associated with" a particular
// taxpayer).
//
// A count from 1 to `least` - 1 is withheld. A reader knows that there are no more taxpayers than
// instances of disclosure, so both are withheld for the same agencies; and whoever knows a total
// and all counts but one knows that one, so a column with a count withheld has no total. What the
// law wants published is each agency's numbers (6103(p)(3)(C)), not their sums. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace penstock::oversight {

inline constexpr std::uint64_t usual_least_cell = 10;

// The three counters of one agency.
struct ThreeCounters {
    std::uint64_t requests = 0, disclosures = 0, taxpayers = 0;
};

// What of a row, or of the totals, may be shown.
struct CountersShown {
    bool requests = true, disclosures = true, taxpayers = true;
};

struct TableShown {
    std::vector<CountersShown> rows;
    CountersShown totals;
};

[[nodiscard]] TableShown what_may_be_shown(std::vector<ThreeCounters> const& rows,
                                           std::uint64_t least);

}  // namespace penstock::oversight
