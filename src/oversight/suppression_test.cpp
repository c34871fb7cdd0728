#include "oversight/suppression.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace penstock::oversight {
namespace {

constexpr std::uint64_t least = 4;

CountColumn column_of(std::vector<std::uint64_t> cells) {
    std::uint64_t const total = std::accumulate(cells.begin(), cells.end(), std::uint64_t{0});
    return {.cells = std::move(cells), .total = total};
}

// All values that a reader who sees what is shown must reckon with in the withheld cell `place`,
// found by trying every column with counts up to `most`.
std::set<std::uint64_t> possible(CountColumn const& column, ColumnShown const& shown,
                                 std::size_t place, std::uint64_t most) {
    std::set<std::uint64_t> values;
    std::vector<std::uint64_t> guess(column.cells.size(), 0);
    for (bool more = true; more;) {
        bool fits = true;
        for (std::size_t i = 0; i < guess.size(); ++i) {
            // A reader knows that what is withheld is not nothing.
            fits = fits && (shown.cells[i] ? guess[i] == column.cells[i] : guess[i] > 0);
        }
        std::uint64_t const sum = std::accumulate(guess.begin(), guess.end(), std::uint64_t{0});
        if (fits && (!shown.total || sum == column.total)) values.insert(guess[place]);
        more = false;
        for (std::uint64_t& cell : guess) {
            if (cell < most) {
                ++cell;
                more = true;
                break;
            }
            cell = 0;
        }
    }
    return values;
}

TEST(Suppression, shows_what_is_large_enough_and_what_is_nothing) {
    ColumnShown const shown = what_may_be_shown(column_of({0, 4, 90}), least);
    EXPECT_EQ(shown.cells, (std::vector<bool>{true, true, true}));
    EXPECT_TRUE(shown.total);
}

TEST(Suppression, withholds_a_small_count_and_the_next_smallest_with_it) {
    ColumnShown const shown = what_may_be_shown(column_of({2, 50, 7, 0}), least);
    EXPECT_EQ(shown.cells, (std::vector<bool>{false, true, false, true}));
    EXPECT_TRUE(shown.total);
}

TEST(Suppression, withholds_the_total_where_one_row_would_be_told_by_it) {
    ColumnShown const shown = what_may_be_shown(column_of({3}), least);
    EXPECT_EQ(shown.cells, (std::vector<bool>{false}));
    EXPECT_FALSE(shown.total);
    EXPECT_FALSE(what_may_be_shown(column_of({2, 0, 0}), least).total);
}

TEST(Suppression, two_tiny_counts_do_not_hide_each_other) {
    ColumnShown const shown = what_may_be_shown(column_of({1, 1, 60}), least);
    EXPECT_EQ(shown.cells, (std::vector<bool>{false, false, false}));
}

// Every column of three counts up to 7: nobody can narrow a withheld count down.
TEST(Suppression, no_withheld_count_can_be_narrowed_down) {
    for (std::uint64_t a = 0; a < 8; ++a) {
        for (std::uint64_t b = a; b < 8; ++b) {
            for (std::uint64_t c = b; c < 8; ++c) {
                CountColumn const column = column_of({a, b, c});
                ColumnShown const shown = what_may_be_shown(column, least);
                for (std::size_t i = 0; i < 3; ++i) {
                    EXPECT_TRUE(!shown.cells[i] || column.cells[i] == 0 ||
                                column.cells[i] >= least);
                    if (shown.cells[i]) continue;
                    EXPECT_GE(possible(column, shown, i, 21).size(), least)
                        << a << " " << b << " " << c << ", cell " << i;
                }
            }
        }
    }
}

}  // namespace
}  // namespace penstock::oversight
