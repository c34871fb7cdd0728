// The permanent, standardised record of requests, inspections and disclosures, one row each, read
// from the ledger in its order (26 USC 6103(p)(3)(A), 5 USC 552a(c)(1)).
//
// The ledger says what happened; the batch files kept say why (reasons), the store what of
// (statute, case), the agreement as it was then who the recipient was. Bounded memory: one byte for
// each line of a batch.
#pragma once

#include "base/date.h"
#include "disclosure/station.h"
#include "oversight/accounting_codes.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace penstock::oversight {

struct AccountingRow {
    Nature nature = Nature::Request;
    std::uint64_t entry = 0;  // place in the ledger; for a request, that of its batch's receipt
    Instant at;               // date
    std::string batch;
    std::uint64_t round = 0, line = 0;  // 0 where it does not apply
    std::string agency{}, agency_name{}, agreement{};
    std::size_t purpose = 3;  // of purpose_codes()
    std::string statute{}, case_number{};
    std::string reason{};   // requests only: as the requester wrote it
    std::string outcome{};  // requests: of the last decision; batches and refusals: codes
    std::string recipient{}, recipient_name{}, recipient_address{};
    std::string person{};  // disclosures: the registry's id of the person
    std::string how{};     // disposals: returned, undisclosable, kept
};

// Inclusive, by the UTC day of the entry.
struct AccountingPeriod {
    std::optional<Date> from, to;

    [[nodiscard]] bool contains(Date day) const {
        return (!from || *from <= day) && (!to || day <= *to);
    }
    [[nodiscard]] bool whole() const { return !from && !to; }
};

struct AccountingSummary {
    std::array<std::uint64_t, nature_count> rows{};    // written
    std::array<std::uint64_t, nature_count> ledger{};  // that the ledger's entries speak of
    std::uint64_t store_disclosures = 0;               // only where the period is everything
    std::uint64_t without_store_row = 0;  // openings that the store does not know as such

    [[nodiscard]] std::uint64_t count(Nature nature) const {
        return rows[static_cast<std::size_t>(nature)];
    }
    // To the unit.
    [[nodiscard]] bool reconciled(AccountingPeriod const& period) const;
};

using AccountingVisitor = std::function<Result<void>(AccountingRow const&)>;

// Lines by batch.
using LinesOfBatches = std::map<std::string, std::set<std::uint64_t>>;

// Calls `visit` for each row, in the order of the ledger; for those of `only` where it is given.
// Errors: those of `visit`; IntegrityLost,
// Io.
[[nodiscard]] Result<AccountingSummary> each_accounting_row(disclosure::Station& station,
                                                            AccountingPeriod const& period,
                                                            AccountingVisitor const& visit,
                                                            LinesOfBatches const* only = nullptr);

}  // namespace penstock::oversight
