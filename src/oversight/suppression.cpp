#include "oversight/suppression.h"

#include <optional>

namespace penstock::oversight {

namespace {

bool is_small(std::uint64_t count, std::uint64_t least) {
    return count > 0 && count < least;
}

// The smallest count that is shown and not nothing.
std::optional<std::size_t> next_smallest(CountColumn const& column, ColumnShown const& shown) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        if (!shown.cells[i] || column.cells[i] == 0) continue;
        if (!found || column.cells[i] < column.cells[*found]) found = i;
    }
    return found;
}

}  // namespace

ColumnShown what_may_be_shown(CountColumn const& column, std::uint64_t least) {
    ColumnShown shown{.cells = std::vector<bool>(column.cells.size(), true)};
    std::uint64_t hidden = 0, sum = 0;
    auto const hide = [&](std::size_t place) {
        shown.cells[place] = false;
        ++hidden;
        sum += column.cells[place];
    };
    for (std::size_t i = 0; i < column.cells.size(); ++i) {
        if (is_small(column.cells[i], least)) hide(i);
    }
    shown.total = !is_small(column.total, least);
    // Each of `hidden` counts of at least 1 with this sum may be anything from 1 to
    // sum - hidden + 1.
    while (shown.total && hidden > 0 && (hidden < 2 || sum < least + hidden - 1)) {
        if (auto const place = next_smallest(column, shown)) {
            hide(*place);
        } else {
            shown.total = false;
        }
    }
    return shown;
}

}  // namespace penstock::oversight
