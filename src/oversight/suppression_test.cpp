#include "oversight/suppression.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace penstock::oversight {
namespace {

constexpr std::uint64_t least = 4;

using Row = std::array<std::uint64_t, 3>;  // requests, disclosures, taxpayers
using Shown = std::array<bool, 3>;

TableShown shown_of(std::vector<Row> const& rows) {
    std::vector<ThreeCounters> counters;
    for (auto const& [requests, disclosures, taxpayers] : rows) {
        counters.push_back(
            {.requests = requests, .disclosures = disclosures, .taxpayers = taxpayers});
    }
    return what_may_be_shown(counters, least);
}

Shown flags(CountersShown const& shown) {
    return {shown.requests, shown.disclosures, shown.taxpayers};
}

TEST(Suppression, shows_what_is_large_enough_and_what_is_nothing) {
    TableShown const shown = shown_of({{4, 4, 4}, {90, 0, 0}, {0, 0, 0}});
    for (CountersShown const& row : shown.rows) EXPECT_EQ(flags(row), (Shown{true, true, true}));
    EXPECT_EQ(flags(shown.totals), (Shown{true, true, true}));
}

TEST(Suppression, withholds_a_small_count_and_the_total_that_would_tell_it) {
    TableShown const shown = shown_of({{3, 0, 0}, {90, 7, 5}});
    EXPECT_EQ(flags(shown.rows[0]), (Shown{false, true, true}));
    EXPECT_EQ(flags(shown.rows[1]), (Shown{true, true, true}));
    EXPECT_EQ(flags(shown.totals), (Shown{false, true, true}));
}

TEST(Suppression, withholds_disclosures_and_taxpayers_of_the_same_agencies) {
    TableShown const shown = shown_of({{90, 8, 3}, {90, 9, 9}, {90, 3, 0}});
    EXPECT_EQ(flags(shown.rows[0]), (Shown{true, false, false}));
    EXPECT_EQ(flags(shown.rows[1]), (Shown{true, true, true}));
    EXPECT_EQ(flags(shown.rows[2]), (Shown{true, false, false}));
    EXPECT_EQ(flags(shown.totals), (Shown{true, false, false}));
}

// A reader who sees what is shown and knows that there are no more taxpayers than disclosures and
// than requests: how many values some withheld count may have at least, up to a number larger than
// any in the table.
std::size_t fewest_values(std::vector<Row> const& rows, TableShown const& shown) {
    constexpr std::uint64_t most = 12;
    std::size_t fewest = SIZE_MAX;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Shown const row = flags(shown.rows[i]);
        std::array<std::set<std::uint64_t>, 3> values;
        for (std::uint64_t guess = 0; guess < (most + 1) * (most + 1) * (most + 1); ++guess) {
            Row const counts{guess % (most + 1), guess / (most + 1) % (most + 1),
                             guess / (most + 1) / (most + 1)};
            bool fits = counts[2] <= counts[0] && counts[2] <= counts[1];
            for (std::size_t counter = 0; counter < 3; ++counter) {
                // What is withheld is not nothing.
                fits = fits &&
                       (row[counter] ? counts[counter] == rows[i][counter] : counts[counter] > 0);
            }
            for (std::size_t counter = 0; fits && counter < 3; ++counter) {
                values[counter].insert(counts[counter]);
            }
        }
        for (std::size_t counter = 0; counter < 3; ++counter) {
            if (!row[counter]) fewest = std::min(fewest, values[counter].size());
        }
    }
    return fewest;
}

// Rows hang together by the totals alone, and none of those is shown where one count is not.
TEST(Suppression, no_withheld_count_can_be_narrowed_down) {
    for (std::uint64_t requests = 0; requests < 8; ++requests) {
        for (std::uint64_t disclosures = 0; disclosures < 8; ++disclosures) {
            for (std::uint64_t taxpayers = 0; taxpayers <= std::min(requests, disclosures);
                 ++taxpayers) {
                if ((taxpayers == 0) != (disclosures == 0)) continue;
                std::vector<Row> const rows{{requests, disclosures, taxpayers}, {50, 20, 20}};
                TableShown const shown = shown_of(rows);
                for (std::size_t counter = 0; counter < 3; ++counter) {
                    bool const row = flags(shown.rows[0])[counter];
                    EXPECT_TRUE(!row || rows[0][counter] == 0 || rows[0][counter] >= least);
                    EXPECT_EQ(flags(shown.totals)[counter], row);
                }
                EXPECT_GE(fewest_values({rows[0]}, shown), least)
                    << requests << " " << disclosures << " " << taxpayers;
            }
        }
    }
}

}  // namespace
}  // namespace penstock::oversight
