// The families that make up the closed list of predicates, one to a file predicates_<family>.cpp.
#pragma once

#include "law/predicates.h"

#include <span>

namespace penstock::law::internal {

[[nodiscard]] std::span<Predicate const> standing_predicates();
[[nodiscard]] std::span<Predicate const> certifier_predicates();
[[nodiscard]] std::span<Predicate const> batch_predicates();
[[nodiscard]] std::span<Predicate const> name_predicates();
[[nodiscard]] std::span<Predicate const> address_predicates();
[[nodiscard]] std::span<Predicate const> period_predicates();
[[nodiscard]] std::span<Predicate const> authority_predicates();
[[nodiscard]] std::span<Predicate const> reason_predicates();
[[nodiscard]] std::span<Predicate const> case_predicates();
[[nodiscard]] std::span<Predicate const> final_order_predicates();
[[nodiscard]] std::span<Predicate const> recipient_predicates();
[[nodiscard]] std::span<Predicate const> item_predicates();
[[nodiscard]] std::span<Predicate const> order_predicates();
[[nodiscard]] std::span<Predicate const> identity_predicates();
[[nodiscard]] std::span<Predicate const> record_predicates();
[[nodiscard]] std::span<Predicate const> open_predicates();

}  // namespace penstock::law::internal
