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
    std::vector<std::string> agreements = {};
    std::vector<std::string> agencies = {};
    std::vector<std::string> statutes = {};
    std::vector<std::string> persons = {};

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

// What `order enter` reads: an order without lifts. Errors: Malformed with the field's name.
[[nodiscard]] Result<Order> parse_order(std::string_view toml);

// What `order lift` reads: the file of an order with a [lift], of which only `id` names the order.
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

// An order with the places of its entry and lifts in the ledger.
struct EnteredOrder {
    Order order;
    std::uint64_t entered_index = 0;  // ledger index of the entry
    Instant entered_at;
    struct EnteredLift {
        std::uint64_t index = 0;
        Instant at;
    };
    std::vector<EnteredLift> lifted;  // one for each of order.lifts
};

// When a line was decided: its place in the ledger and the time.
struct DecidedAt {
    std::uint64_t index = 0;
    Instant at;
};

// What the orders say about a line at an instant.
//
// An order, or a lift, is in effect from the later of its entry and its `effective`; an order until
// a lift that covers the line is in effect. A lift covers a line only where that is certain: one
// for persons, or for a statute that cannot be read, lifts nothing, as the same words in an order
// stop everything. A provision in an order also stops a line that cites a wider one.
//
// With `decided`: the line is frozen if any order that covers it was in effect at any time after
// the decision, even if it has been lifted since. Once frozen, later time and further orders leave
// it frozen.
[[nodiscard]] OrderFacts facts_of(std::vector<EnteredOrder> const& orders, OrderedLine const& line,
                                  Instant now, std::optional<DecidedAt> decided = {});

}  // namespace penstock::law
