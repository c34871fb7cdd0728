// Strong<T, Tag>: a value that is only itself. Two ids of different kinds cannot be swapped by
// accident.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace penstock {

template <typename T, typename Tag>
class Strong {
public:
    constexpr Strong() = default;
    explicit constexpr Strong(T value) : value_(std::move(value)) {}

    [[nodiscard]] constexpr T const& value() const { return value_; }
    auto operator<=>(Strong const&) const = default;

private:
    T value_{};
};

using BatchId = Strong<std::string, struct BatchIdTag>;          // the header's `batch`, a UUID
using AgreementId = Strong<std::string, struct AgreementIdTag>;  // the header's `agreement`
using AgencyId = Strong<std::string, struct AgencyIdTag>;        // the header's `agency`
using OfficerId = Strong<std::string, struct OfficerIdTag>;      // a row of recipients.csv
using OfficialId = Strong<std::string, struct OfficialIdTag>;    // an [[official]] of the custodian
using OrderId = Strong<std::string, struct OrderIdTag>;          // the `id` of an order file
using PersonId = Strong<std::string, struct PersonIdTag>;        // the registry's `person`
using LineNumber =
    Strong<std::uint64_t, struct LineNumberTag>;  // place of a request line in its batch, from 1
using LeafIndex =
    Strong<std::uint64_t, struct LeafIndexTag>;      // place of an entry in the ledger, from 0
using TaxPeriod = Strong<int, struct TaxPeriodTag>;  // a taxable year, such as 2024

}  // namespace penstock

template <typename T, typename Tag>
struct std::hash<penstock::Strong<T, Tag>> {
    std::size_t operator()(penstock::Strong<T, Tag> const& id) const {
        return std::hash<T>{}(id.value());
    }
};
