// Small cells of a published table of counts, left out so that nobody can be singled out, not even
// by subtracting what is shown from a total (R-6103b2-B: what "cannot be associated with" a
// particular taxpayer).
//
// A count from 1 to `least` - 1 is withheld. Where what is withheld in a column could be narrowed
// down from its total, more is withheld: the next smallest counts, and in the end the total itself.
// Whoever knows this rule and all that is shown can take no withheld count for any of fewer than
// `least` values. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace penstock::oversight {

inline constexpr std::uint64_t usual_least_cell = 10;

// One column of a table: a count for each row, and their total.
struct CountColumn {
    std::vector<std::uint64_t> cells;
    // What stands below them; empty where the column shows none. It may be smaller than the sum,
    // where one person counts in several rows.
    std::uint64_t total = 0;
};

struct ColumnShown {
    std::vector<bool> cells;
    bool total = true;
};

[[nodiscard]] ColumnShown what_may_be_shown(CountColumn const& column, std::uint64_t least);

}  // namespace penstock::oversight
