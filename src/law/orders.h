// Court orders as data: a separate layer that overrides. Any order in force that fits a line stops
// it (forbid wins).
//
// Source: background domain dossier 2.6 (R-ORD-*), docs/formats/order.md. The lists of a scope are
// joined by "and"; an empty list means everything. What cannot be applied means everything, too
// (R-ORD-SCOPE): a list of persons or districts counts as empty, and a scope with a key that is not
// known here covers every line.
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

// Preserve is a legal hold: it stops nothing, and nothing that it covers is disposed of or
// destroyed.
enum class OrderKind { Stop, BarUse, Vacate, Preserve };
[[nodiscard]] std::string_view word(OrderKind kind);

// What becomes of the content keys of covered envelopes that nobody has opened.
enum class KeyDuty { Withhold, Destroy };
[[nodiscard]] std::string_view word(KeyDuty duty);

struct OrderScope {
    std::vector<std::string> agreements = {};
    std::vector<std::string> agencies = {};
    std::vector<std::string> statutes = {};
    std::vector<std::string> persons = {};
    std::vector<std::string> districts = {};
    std::optional<Date> created_from = {}, created_to = {};  // days of the request, inclusive
    std::vector<std::string> unknown = {};                   // keys that are not known here

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
    KeyDuty keys = KeyDuty::Withhold;
    std::optional<Instant> expires = {};  // shown only: nothing ends by itself
    std::vector<Lift> lifts = {};         // as entered later
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
    std::string statute;               // as the line cites it, any notation
    std::optional<Date> created = {};  // the day of the request; unknown: in doubt for the order
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

// When the decision of a line began: its place in the ledger and the time.
struct DecidedAt {
    std::uint64_t index = 0;
    Instant at;
};

// What the orders say about a line at an instant.
//
// An order, or a lift, is in effect from the later of its entry and its `effective`; an order until
// a lift that covers the line is in effect. A lift covers a line only where that is certain: one
// for what cannot be applied, or for a statute that cannot be read, lifts nothing, as the same
// words in an order stop everything. A provision in an order also stops a line that cites a wider
// one.
//
// With `decided`: the line is frozen if any order that covers it was in effect at any time after
// the decision, even if it has been lifted since. Once frozen, later time and further orders leave
// it frozen. A legal hold is no part of this but for `preserved`.
[[nodiscard]] OrderFacts facts_of(std::vector<EnteredOrder> const& orders, OrderedLine const& line,
                                  Instant now, std::optional<DecidedAt> decided = {});

// True if the scope covers the line, for certain or in doubt.
[[nodiscard]] bool covers(OrderScope const& scope, OrderedLine const& line);

// The same of an order at an instant: it is in effect for the line.
[[nodiscard]] bool in_effect(EnteredOrder const& entered, OrderedLine const& line, Instant now);

// How an order stands as a whole at an instant. Expired ones are in force all the same.
enum class OrderState { NotYet, InForce, ExpiredInForce, PartlyLifted, Lifted };
[[nodiscard]] std::string_view word(OrderState state);
[[nodiscard]] OrderState state_of(EnteredOrder const& entered, Instant now);

// The keys of a scope that cannot be applied, by which it counts for everything: "persons",
// "districts", and the names of unknown keys. Empty where all of it can be.
[[nodiscard]] std::vector<std::string> not_applicable(OrderScope const& scope);

}  // namespace penstock::law
