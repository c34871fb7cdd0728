#include "oversight/suppression.h"

namespace penstock::oversight {

TableShown what_may_be_shown(std::vector<ThreeCounters> const& rows, std::uint64_t least) {
    auto const is_small = [&](std::uint64_t count) { return count > 0 && count < least; };
    TableShown table;
    for (ThreeCounters const& row : rows) {
        bool const few = is_small(row.disclosures) || is_small(row.taxpayers);
        CountersShown const shown{
            .requests = !is_small(row.requests), .disclosures = !few, .taxpayers = !few};
        table.rows.push_back(shown);
        table.totals.requests &= shown.requests;
        table.totals.disclosures &= shown.disclosures;
        table.totals.taxpayers &= shown.taxpayers;
    }
    return table;
}

}  // namespace penstock::oversight
