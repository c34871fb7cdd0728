// What became of a court order: the report to the court (R-ORD-REPORT, R-ORD-PROVE).
//
// The counts of openings before and after the order are computed from the ledger's entries alone,
// so that a stranger with an export of the ledger comes to the same numbers.
#pragma once

#include "disclosure/legal_hold.h"
#include "disclosure/order_notices.h"
#include "disclosure/order_reach.h"
#include "disclosure/station.h"
#include "law/orders.h"
#include "report/report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::oversight {

// The ledger at one moment.
struct LedgerHead {
    std::uint64_t size = 0;
    Digest root = {};
};

// Openings of covered lines, as the ledger has them.
struct CoveredOpenings {
    std::uint64_t disclosed = 0, answered = 0, reopened = 0;

    [[nodiscard]] std::uint64_t total() const { return disclosed + answered + reopened; }
};

// What left before the order, one row for each recipient of a line (R-ORD-CLAWBACK).
struct Release {
    BatchId batch = {};
    LineNumber line = {};
    std::string recipient = {};  // empty: nobody has opened it
    disclosure::LineState state = disclosure::LineState::Unopened;
    std::optional<Instant> demanded_until = {};  // acknowledged or not
    bool acknowledged = false;
};

struct OrderCompliance {
    law::EnteredOrder entered;
    law::OrderState state = law::OrderState::InForce;
    Digest file = {};                  // of the order's file
    LedgerHead before = {}, now = {};  // before its entry; all of it
    CoveredOpenings openings_before = {}, openings_after = {};
    std::uint64_t refused_after = 0;  // attempts to open covered lines
    std::vector<std::uint64_t> violations =
        {};  // entries that disclosed while the order was in effect
    disclosure::Reach reach = {};
    std::vector<Release> releases = {};
    std::vector<disclosure::OrderNotice> notices = {};
    std::vector<disclosure::HoldConflict> conflicts = {};
};

// Errors: NotFound (no such order); those of reading the station.
[[nodiscard]] Result<OrderCompliance> compliance_with(disclosure::Station& station,
                                                      OrderId const& order);

[[nodiscard]] report::Report order_report(OrderCompliance const& compliance,
                                          report::Provenance const& made_from);

}  // namespace penstock::oversight
