// Whether anything may be disclosed to an agency at all, as far as its safeguards go: from the
// agreement's own table and the records on file, on one day, with every reason (R-6103p4-G).
//
// The table is a floor. What an official with the role `safeguards` files supersedes older dates of
// it; what anybody else files can only make it stricter (docs/adr on standing). A lapse counts from
// the day after its due date. Pure.
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

enum class StandingState {
    Met,        // done and in time, or closed
    Planned,    // a finding is open, with a plan whose date is still to come
    Advised,    // past the strict period, which this agreement does not make compulsory
    Overdue,    // the due date has passed
    NeverDone,  // compulsory, and no record of it
    NotMet,     // attested, but not what is asked for
    Unplanned,  // a finding is open without a plan
    Open,       // a violation, or the agreement's own word
};
[[nodiscard]] std::string_view word(StandingState state);
[[nodiscard]] bool blocks(StandingState state);

// One thing that the standing rests on. Texts of `what` and `detail` are an agency's, not a
// person's.
struct StandingItem {
    std::string_view kind;  // "safeguard-report", "finding", "violation", "agreement"
    std::string what;       // "on-site review", or what was found
    std::string detail;     // the site, or the id
    std::string_view requirement, citation;
    std::optional<Date> since;  // done, opened, or from when
    std::optional<Date> due;    // the last day that is in time
    bool compulsory = false;
    StandingState state = StandingState::Open;
    std::uint64_t record = 0;   // 0: the agreement's own table
    std::string_view reason{};  // why it blocks, as a sentence; empty where it does not
};

struct Standing {
    Date day;
    bool report_current = false;    // R-6103p4-E
    bool findings_planned = false;  // R-1075-REP-A
    bool rest_good = false;         // everything else
    std::vector<StandingItem> items;

    [[nodiscard]] bool good() const { return report_current && findings_planned && rest_good; }
};

// Requires: the records are about this agreement, in the order of filing.
[[nodiscard]] Standing standing_on(Date day, Agreement const& agreement,
                                   std::vector<StandingOnFile> const& records);

// The day that many months later; the month's last day where it has no such day.
[[nodiscard]] Date months_after(Date day, std::int64_t months);

// The last day on which the next of this duty is in time, and the same where the agreement does not
// make it compulsory (Advised). Nothing if neither the record nor the agreement states one.
[[nodiscard]] std::optional<Date> binding_due(DutyDone const& done, Agreement const& agreement);
[[nodiscard]] bool is_compulsory(Duty const& duty, Agreement const& agreement);

}  // namespace penstock::law
