#include "disclosure/use_end.h"

#include "disclosure/filed_text.h"
#include "disclosure/legal_hold.h"

#include <algorithm>

namespace penstock::disclosure {

Result<bool> is_kept(Station& station, store::OpeningRow const& opening) {
    auto const records =
        TRY(station.store().filed_about(kept_under_safeguards.view(), opening.recipient.value()));
    return std::ranges::any_of(records, [&](store::FiledRow const& record) {
        return filed_text(record.text, "batch") == opening.batch.value() &&
               filed_number(record.text, "line") == opening.line.value();
    });
}

Result<std::vector<store::OpeningRow>> overdue_items(Station& station, OfficerId const& officer,
                                                     Date day, AgencyStanding standing) {
    std::vector<store::OpeningRow> overdue = TRY(station.store().overdue_openings(officer, day));
    TRY(leave_out_preserved(station, overdue));
    if (standing == AgencyStanding::NotGood) return overdue;
    std::vector<store::OpeningRow> left;
    for (store::OpeningRow& opening : overdue) {
        if (!TRY(is_kept(station, opening))) left.push_back(std::move(opening));
    }
    return left;
}

}  // namespace penstock::disclosure
