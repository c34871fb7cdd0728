#include "law/orders.h"

#include "law/citation.h"

#include <algorithm>
#include <compare>
#include <limits>

namespace penstock::law {

namespace {

enum class Cover { No, ForUnknownScope, Yes };

// A point of the ledger's time: the second, and within it the place in the ledger.
struct Moment {
    Instant at;
    std::uint64_t index = 0;

    auto operator<=>(Moment const&) const = default;
};

bool fits(std::vector<std::string> const& list, std::string const& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
}

// How the statutes of an order cover the one that a line cites. One that cannot be read, on either
// side, covers everything: unknown scope means everything.
Cover stopped_statute(std::vector<std::string> const& statutes, std::string const& cited) {
    if (statutes.empty()) return Cover::Yes;
    auto const line = parse_usc(cited);
    Cover best = line ? Cover::No : Cover::ForUnknownScope;
    for (std::string const& text : statutes) {
        if (text == cited) return Cover::Yes;
        auto const listed = parse_usc(text);
        if (listed && line && (listed->covers(*line) || line->covers(*listed))) return Cover::Yes;
        if (!listed) best = Cover::ForUnknownScope;
    }
    return best;
}

bool within(OrderScope const& scope, Date day) {
    return (!scope.created_from || *scope.created_from <= day) &&
           (!scope.created_to || day <= *scope.created_to);
}

bool dated(OrderScope const& scope) {
    return scope.created_from || scope.created_to;
}

Cover stopped_by(OrderScope const& scope, OrderedLine const& line) {
    // A key that is not known may widen the scope as well as narrow it.
    if (!scope.unknown.empty()) return Cover::ForUnknownScope;
    if (!fits(scope.agreements, line.agreement.value()) ||
        !fits(scope.agencies, line.agency.value()) ||
        (line.created && !within(scope, *line.created))) {
        return Cover::No;
    }
    Cover const statute = stopped_statute(scope.statutes, line.statute);
    bool const in_doubt =
        !scope.persons.empty() || !scope.districts.empty() || (dated(scope) && !line.created);
    if (statute == Cover::Yes && in_doubt) return Cover::ForUnknownScope;
    return statute;
}

bool lifted_statute(std::vector<std::string> const& statutes, std::string const& cited) {
    if (statutes.empty()) return true;
    auto const line = parse_usc(cited);
    return line && std::ranges::any_of(statutes, [&](std::string const& text) {
               auto const listed = parse_usc(text);
               return listed && listed->covers(*line);
           });
}

bool lifted_by(Lift const& lift, OrderedLine const& line) {
    if (!lift.scope) return true;
    if (!not_applicable(*lift.scope).empty()) return false;
    bool const in_time =
        !dated(*lift.scope) || (line.created && within(*lift.scope, *line.created));
    return in_time && fits(lift.scope->agreements, line.agreement.value()) &&
           fits(lift.scope->agencies, line.agency.value()) &&
           lifted_statute(lift.scope->statutes, line.statute);
}

// The order begins with its entry, or with the whole second that it names.
Moment begin_of(EnteredOrder const& entered) {
    if (entered.order.effective > entered.entered_at) return {entered.order.effective, 0};
    return {entered.entered_at, entered.entered_index};
}

// A lift begins with its entry, or after all that is entered in the second that it names.
Moment begin_of(Lift const& lift, EnteredOrder::EnteredLift const& entered) {
    if (lift.effective > entered.at) {
        return {lift.effective, std::numeric_limits<std::uint64_t>::max()};
    }
    return {entered.at, entered.index};
}

// The first lift that covers the line, or never.
std::optional<Moment> end_of(EnteredOrder const& entered, OrderedLine const& line) {
    std::optional<Moment> end;
    // A lift without its place in the ledger has not been entered.
    std::size_t const lifts = std::min(entered.order.lifts.size(), entered.lifted.size());
    for (std::size_t i = 0; i < lifts; ++i) {
        Lift const& lift = entered.order.lifts[i];
        if (!lifted_by(lift, line)) continue;
        Moment const begin = begin_of(lift, entered.lifted[i]);
        if (!end || begin < *end) end = begin;
    }
    return end;
}

bool any_lift_in_effect(EnteredOrder const& entered, Instant now) {
    std::size_t const lifts = std::min(entered.order.lifts.size(), entered.lifted.size());
    for (std::size_t i = 0; i < lifts; ++i) {
        if (begin_of(entered.order.lifts[i], entered.lifted[i]).at <= now) return true;
    }
    return false;
}

}  // namespace

std::string_view word(OrderKind kind) {
    switch (kind) {
        case OrderKind::Stop:
            return "stop";
        case OrderKind::BarUse:
            return "bar-use";
        case OrderKind::Vacate:
            return "vacate";
        case OrderKind::Preserve:
            return "preserve";
    }
    return {};
}

std::string_view word(KeyDuty duty) {
    return duty == KeyDuty::Destroy ? "destroy" : "withhold";
}

std::string_view word(OrderState state) {
    switch (state) {
        case OrderState::NotYet:
            return "not yet in effect";
        case OrderState::InForce:
            return "in force";
        case OrderState::ExpiredInForce:
            return "expired, in force until lifted";
        case OrderState::PartlyLifted:
            return "lifted in part";
        case OrderState::Lifted:
            return "lifted";
    }
    return {};
}

std::vector<std::string> not_applicable(OrderScope const& scope) {
    std::vector<std::string> keys;
    if (!scope.persons.empty()) keys.emplace_back("persons");
    if (!scope.districts.empty()) keys.emplace_back("districts");
    keys.insert(keys.end(), scope.unknown.begin(), scope.unknown.end());
    return keys;
}

bool covers(OrderScope const& scope, OrderedLine const& line) {
    return stopped_by(scope, line) != Cover::No;
}

bool in_effect(EnteredOrder const& entered, OrderedLine const& line, Instant now) {
    Moment const begin = begin_of(entered);
    if (begin.at > now || !covers(entered.order.scope, line)) return false;
    std::optional<Moment> const end = end_of(entered, line);
    return !end || (*end > begin && end->at > now);
}

OrderState state_of(EnteredOrder const& entered, Instant now) {
    std::size_t const lifts = std::min(entered.order.lifts.size(), entered.lifted.size());
    for (std::size_t i = 0; i < lifts; ++i) {
        bool const whole = !entered.order.lifts[i].scope;
        if (whole && begin_of(entered.order.lifts[i], entered.lifted[i]).at <= now) {
            return OrderState::Lifted;
        }
    }
    if (begin_of(entered).at > now) return OrderState::NotYet;
    if (any_lift_in_effect(entered, now)) return OrderState::PartlyLifted;
    bool const expired = entered.order.expires && *entered.order.expires < now;
    return expired ? OrderState::ExpiredInForce : OrderState::InForce;
}

OrderFacts facts_of(std::vector<EnteredOrder> const& orders, OrderedLine const& line, Instant now,
                    std::optional<DecidedAt> decided) {
    OrderFacts facts;
    for (EnteredOrder const& entered : orders) {
        Cover const cover = stopped_by(entered.order.scope, line);
        Moment const begin = begin_of(entered);
        if (cover == Cover::No || begin.at > now) continue;
        std::optional<Moment> const end = end_of(entered, line);
        if (end && *end <= begin) continue;
        if (entered.order.kind == OrderKind::Preserve) {
            facts.preserved |= !end || end->at > now;
            continue;
        }
        if (decided && (!end || *end > Moment{decided->at, decided->index})) facts.frozen = true;
        if (end && end->at <= now) continue;
        if (entered.order.kind == OrderKind::BarUse) {
            facts.use_barred = true;
        } else {
            facts.stopped = true;
        }
        facts.by_unknown_scope |= cover == Cover::ForUnknownScope;
        facts.partly_lifted |= any_lift_in_effect(entered, now);
    }
    return facts;
}

}  // namespace penstock::law
