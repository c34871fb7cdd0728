#include "law/predicates.h"

#include "law/internal/predicate_families.h"

#include <algorithm>
#include <vector>

namespace penstock::law {

namespace {

std::vector<Predicate const*> gather() {
    std::vector<Predicate const*> all;
    for (std::span<Predicate const> const family :
         {internal::standing_predicates(), internal::certifier_predicates(),
          internal::batch_predicates(), internal::name_predicates(), internal::address_predicates(),
          internal::period_predicates(), internal::authority_predicates(),
          internal::reason_predicates(), internal::case_predicates(),
          internal::final_order_predicates(), internal::recipient_predicates(),
          internal::item_predicates(), internal::order_predicates(),
          internal::identity_predicates(), internal::record_predicates(),
          internal::open_predicates()}) {
        for (Predicate const& predicate : family) all.push_back(&predicate);
    }
    return all;
}

}  // namespace

std::span<Predicate const* const> predicates() {
    static std::vector<Predicate const*> const all = gather();
    return all;
}

Predicate const* find_predicate(std::string_view name) {
    auto const all = predicates();
    auto const found = std::ranges::find_if(
        all, [name](Predicate const* predicate) { return predicate->name.view() == name; });
    return found == all.end() ? nullptr : *found;
}

}  // namespace penstock::law
