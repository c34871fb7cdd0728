// Court orders as data: a separate layer that overrides. Any order in force that fits a line stops
// it (forbid wins).
//
// Source: background domain dossier 2.6 (R-ORD-*), docs/formats/order.md. The lists of a scope are
// joined by "and"; an empty list means everything; a list of persons cannot be applied yet and
// means everybody (R-ORD-SCOPE).
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "base/strong.h"
#include "law/facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

enum class OrderKind { Stop, BarUse, Vacate };
[[nodiscard]] std::string_view word(OrderKind kind);

struct OrderScope {
    std::vector<std::string> agreements, agencies, statutes, persons;

    bool operator==(OrderScope const&) const = default;
};

struct Lift {
    std::string citation;
    Instant effective;
    Digest text_digest;
    std::optional<OrderScope> scope;  // empty: the whole order
};

struct Order {
    OrderId id;
    std::string court, docket;
    Instant effective;
    OrderKind kind = OrderKind::Stop;
    Digest text_digest;
    OrderScope scope;
    std::vector<Lift> lifts;  // as entered later
};

// What `order enter` and `order lift` read. Errors: Malformed with the field's name.
[[nodiscard]] Result<Order> parse_order(std::string_view toml);
struct LiftRequest {
    OrderId order;
    Lift lift;
};
// Errors: Malformed; with requirement R-ORD-LIFT where the citation or another part of [lift] is
// missing.
[[nodiscard]] Result<LiftRequest> parse_lift(std::string_view toml);

// A line as an order sees it.
struct OrderedLine {
    AgreementId agreement;
    AgencyId agency;
    std::string statute;  // as the line cites it, any notation
};

// What the orders say about a line at an instant. `decided_at` is the sequence of the line's
// decision in the ledger's order of events and each order's `entered_at` that of its entry or last
// lift: an order that came after the decision freezes the line. 0 for a line that is not decided.
struct EnteredOrder {
    Order order;
    std::uint64_t entered_at = 0;          // ledger index of the entry
    std::vector<std::uint64_t> lifted_at;  // one for each of order.lifts
};
[[nodiscard]] OrderFacts facts_of(std::vector<EnteredOrder> const& orders, OrderedLine const& line,
                                  Instant now, std::uint64_t decided_at = 0);

}  // namespace penstock::law
