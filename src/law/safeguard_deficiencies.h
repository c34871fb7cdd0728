// The register of an agency's safeguard deficiencies in one year (R-6103p5-A): findings, violations
// and lapses, each with its days. Pure.
//
// A deficiency that began before the year, or is not mended yet, stands in the register of every
// year that it reaches into.
#pragma once

#include "base/date.h"
#include "law/agreement.h"
#include "law/standing_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

struct SafeguardDeficiency {
    std::string_view kind;   // "on-site-review", "finding", "violation"
    std::string what;        // what is late, or what was found
    std::string detail;      // the site, or the id
    std::string severity{};  // of a finding
    std::string plan{};      // of a finding
    std::string_view requirement, citation;
    Date from;                        // the first day
    std::optional<Date> until{};      // the day on which it was mended; empty: it is not
    std::optional<Date> plan_date{};  // of a finding
    std::uint64_t record = 0;         // 0: the agreement's own table
};

// By first day. `today` bounds what is known: no lapse is told that is still to come.
// Requires: the records are about this agreement, in the order of filing.
[[nodiscard]] std::vector<SafeguardDeficiency> deficiencies_in(
    int year, Date today, Agreement const& agreement, std::vector<StandingOnFile> const& records);

}  // namespace penstock::law
