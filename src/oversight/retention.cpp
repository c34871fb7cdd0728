#include "oversight/retention.h"

#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"

#include <algorithm>
#include <map>

namespace penstock::oversight {

namespace {

// An order keeps what it found: from its entry until it is lifted whole.
bool holds(law::EnteredOrder const& entered) {
    return std::ranges::none_of(entered.order.lifts,
                                [](law::Lift const& lift) { return !lift.scope; });
}

}  // namespace

std::int64_t years_kept(law::Agreement const& agreement) {
    return std::max(least_years, agreement.accounting_years);
}

Result<Retention> retention(disclosure::Station& station) {
    Retention kept;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(disclosure::governing(station, id));
        if (!governed || years_kept(governed->agreement) <= kept.years) continue;
        kept.years = years_kept(governed->agreement);
        kept.agreement = id.value();
    }
    bool const held = std::ranges::any_of(TRY(disclosure::entered_orders(station)), holds);
    std::map<int, std::uint64_t> entries;
    TRY(station.ledger().iterate(
        LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
            auto const time = parse_instant(disclosure::text_in(entry, "time"));
            if (time) ++entries[year_of(utc_date(*time))];
            return {};
        }));
    int const this_year = year_of(utc_date(station.now()));
    for (auto const& [year, count] : entries) {
        int const until = year + static_cast<int>(kept.years);
        kept.by_year.push_back({.year = year,
                                .entries = count,
                                .keep_until = until,
                                .past_floor = this_year > until,
                                .legal_hold = held});
    }
    return kept;
}

}  // namespace penstock::oversight
