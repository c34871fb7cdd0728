// How long the accounting of each year is kept at least. Nothing of it is ever deleted: there is no
// function for it (R-552a-c-B, R-6103p3-A).
#pragma once

#include "disclosure/station.h"
#include "law/agreement.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::oversight {

// 5 USC 552a(c)(2)
//     "for at least five years or the life of the record, whichever is longer"
inline constexpr std::int64_t least_years = 5;

// The floor of an agreement: its own years, or five if that is longer.
[[nodiscard]] std::int64_t years_kept(law::Agreement const& agreement);

struct YearKept {
    int year = 0;
    std::uint64_t entries = 0;  // of the ledger
    int keep_until = 0;         // the end of this year, at least
    bool past_floor = false;
    bool legal_hold = false;  // an order in force touches what was disclosed
};

struct Retention {
    std::int64_t years = least_years;
    std::string agreement;  // whose floor it is; empty: the statute's
    std::vector<YearKept> by_year;
};

// Errors: IntegrityLost, Io.
[[nodiscard]] Result<Retention> retention(disclosure::Station& station);

}  // namespace penstock::oversight
