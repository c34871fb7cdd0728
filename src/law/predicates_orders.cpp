// Court orders: the layer that overrides. Any order in force that covers the line denies, whatever
// all other elements say.
//
// Which orders cover a line is computed by law/orders.h; what follows is asked here, at review.
// predicates_open.cpp asks it again at opening.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

template <bool OrderFacts::* Flag>
FindingStatus is_not(FaceQuestion const& ask) {
    return met_if(!(ask.orders.*Flag));
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "order.none_stops",
              .face = is_not<&OrderFacts::stopped>,
              .flip = [](F& facts) { facts.orders.stopped = true; }},
    Predicate{.name = "order.none_bars_use",
              .face = is_not<&OrderFacts::use_barred>,
              .flip = [](F& facts) { facts.orders.use_barred = true; }},
    Predicate{.name = "order.scope_applicable",
              .face = is_not<&OrderFacts::by_unknown_scope>,
              .flip = [](F& facts) { facts.orders.by_unknown_scope = true; }},
    Predicate{.name = "order.lifted_for_line",
              .face = is_not<&OrderFacts::partly_lifted>,
              .flip = [](F& facts) { facts.orders.partly_lifted = true; }},
    Predicate{.name = "order.not_frozen",
              .face = is_not<&OrderFacts::frozen>,
              .flip = [](F& facts) { facts.orders.frozen = true; }},
};

}  // namespace

std::span<Predicate const> order_predicates() {
    return table;
}

}  // namespace penstock::law::internal
