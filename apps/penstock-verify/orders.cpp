#include "orders.h"

#include "when.h"

#include <algorithm>
#include <limits>
#include <set>

namespace verify {

namespace {

bool fits(std::vector<std::string> const& list, std::string const& value) {
    return list.empty() || std::ranges::find(list, value) != list.end();
}

bool is_plain_day(std::string const& text) {
    return parse_time(text + "T00:00:00Z").has_value();
}

}  // namespace

std::optional<Orders::Scope> Orders::parse_scope(Json const* json) {
    if (json == nullptr || json->kind != Json::Kind::Object) return {};
    auto agreements = json->texts_of("agreements");
    auto agencies = json->texts_of("agencies");
    auto const statutes = json->texts_of("statutes");
    auto const persons = json->texts_of("persons");
    if (!agreements || !agencies || !statutes || !persons) return {};
    Scope scope{.agreements = std::move(*agreements),
                .agencies = std::move(*agencies),
                .statutes = {},
                .created_from = {},
                .created_to = {},
                .in_doubt = !persons->empty()};
    for (std::string const& text : *statutes) scope.statutes.push_back(parse_statute(text));
    for (JsonMember const& member : json->members) read_narrowing(member, scope);
    return scope;
}

// What entries of before may lack.
void Orders::read_narrowing(JsonMember const& member, Scope& scope) {
    static std::set<std::string> const lists{"agreements", "agencies", "statutes", "persons"};
    if (lists.contains(member.name)) return;
    Json const& value = member.value;
    bool const is_list = value.kind == Json::Kind::Array;
    bool const is_day = value.kind == Json::Kind::Text && is_plain_day(value.text);
    if (member.name == "districts" && is_list) {
        scope.in_doubt = scope.in_doubt || !value.items.empty();
    } else if (member.name == "created_from" && is_day) {
        scope.created_from = value.text;
    } else if (member.name == "created_to" && is_day) {
        scope.created_to = value.text;
    } else if (member.name == "other_keys" && is_list) {
        scope.unknown = scope.unknown || !value.items.empty();
    } else if (value.kind != Json::Kind::Null) {
        scope.unknown = true;
    }
}

bool Orders::enter(Json const& entry, Moment at) {
    auto const id = entry.text_of("order");
    auto const effective = parse_time(entry.text_of("effective").value_or(""));
    auto scope = parse_scope(entry.find("scope"));
    if (!id || !effective || !scope) return false;
    Moment const begin = *effective > at.time ? Moment{.time = *effective, .index = 0} : at;
    orders_.push_back({.id = *id,
                       .begin = begin,
                       .scope = std::move(*scope),
                       .lifts = {},
                       .preserves = entry.text_of("kind") == "preserve"});
    return true;
}

bool Orders::lift(Json const& entry, Moment at) {
    auto const id = entry.text_of("order");
    auto const effective = parse_time(entry.text_of("effective").value_or(""));
    Json const* const scope = entry.find("scope");
    if (!id || !effective || scope == nullptr) return false;
    Lift lift{.begin = at, .scope = {}};
    if (*effective > at.time) {
        // Behind all that is entered in that second.
        lift.begin = {.time = *effective, .index = std::numeric_limits<std::uint64_t>::max()};
    }
    if (scope->kind != Json::Kind::Null) {
        lift.scope = parse_scope(scope);
        if (!lift.scope) return false;
    }
    for (Order& order : orders_) {
        if (order.id == *id) order.lifts.push_back(lift);
    }
    ++lifts_;
    return true;
}

// Where the day is not known, only a scope without limits certainly holds it.
bool Orders::in_time(Scope const& scope, OrderedLine const& line) {
    if (line.created.empty()) return scope.created_from.empty() && scope.created_to.empty();
    return scope.created_from <= line.created &&
           (scope.created_to.empty() || line.created <= scope.created_to);
}

bool Orders::stops(Scope const& scope, OrderedLine const& line) {
    if (scope.unknown) return true;
    if (!fits(scope.agreements, line.agreement) || !fits(scope.agencies, line.agency)) return false;
    if (!line.created.empty() && !in_time(scope, line)) return false;
    if (scope.statutes.empty() || !line.statute.understood) return true;
    return std::ranges::any_of(scope.statutes, [&](Statute const& statute) {
        return !statute.understood || statute.covers(line.statute) || line.statute.covers(statute);
    });
}

bool Orders::frees(Lift const& lift, OrderedLine const& line) {
    if (!lift.scope) return true;
    Scope const& scope = *lift.scope;
    if (scope.unknown || scope.in_doubt || !in_time(scope, line) ||
        !fits(scope.agreements, line.agreement) || !fits(scope.agencies, line.agency)) {
        return false;
    }
    return scope.statutes.empty() ||
           std::ranges::any_of(scope.statutes, [&](Statute const& statute) {
               return statute.understood && statute.covers(line.statute);
           });
}

Standing Orders::standing(OrderedLine const& line, Moment decided, Moment now) const {
    Standing worst = Standing::Free;
    for (Order const& order : orders_) {
        if (order.preserves || order.begin.time > now.time || !stops(order.scope, line)) continue;
        std::optional<Moment> end;
        for (Lift const& lift : order.lifts) {
            if (frees(lift, line) && (!end || lift.begin < *end)) end = lift.begin;
        }
        if (end && *end <= order.begin) continue;
        if (!end || end->time > now.time) return Standing::Stopped;
        if (*end > decided) worst = Standing::Frozen;
    }
    return worst;
}

}  // namespace verify
