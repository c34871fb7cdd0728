#include "synthetic/roster.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace penstock::synthetic {

namespace {

std::string numbered(std::string_view prefix, std::uint64_t number) {
    std::array<char, 24> digits{};
    std::snprintf(digits.data(), digits.size(), "%04llu", static_cast<unsigned long long>(number));
    return std::string(prefix) + "-" + digits.data();
}

struct RolePrefix {
    OfficerRole role;
    std::string_view prefix;
};
constexpr std::array<RolePrefix, 6> others{{{OfficerRole::Untrained, "late"},
                                            {OfficerRole::Contractor, "ctr"},
                                            {OfficerRole::CivilOfficer, "civ"},
                                            {OfficerRole::Architect, "it"},
                                            {OfficerRole::OtherAgency, "oth"},
                                            {OfficerRole::StateLocal, "loc"}}};

}  // namespace

Roster::Roster(std::uint64_t lines) {
    std::uint64_t const investigators = std::clamp<std::uint64_t>(lines / 25, 16, 400);
    soft_ceiling_ = std::max<std::uint64_t>(60, 3 * lines / investigators);
    for (std::uint64_t i = 1; i <= investigators; ++i) {
        officers_.push_back({numbered("inv", i), OfficerRole::Investigator});
    }
    // No defective recipient stands on more than 10 lines in a thousand.
    std::uint64_t const each = lines / 100 / soft_ceiling_ + 1;
    for (RolePrefix const& other : others) {
        for (std::uint64_t i = 1; i <= each; ++i) {
            officers_.push_back({numbered(other.prefix, i), other.role});
        }
    }
}

Roster::Roster(std::vector<std::string> const& ids, std::uint64_t lines)
    : soft_ceiling_(
          std::max<std::uint64_t>(60, 3 * lines / std::max<std::uint64_t>(ids.size(), 1))) {
    for (std::string const& id : ids) officers_.push_back({id, OfficerRole::Investigator});
}

std::string const& Roster::officer(OfficerRole role, std::uint64_t turn) const {
    auto const first = std::ranges::find(officers_, role, &Officer::role);
    auto const last = std::ranges::find_if(first, officers_.end(),
                                           [&](Officer const& o) { return o.role != role; });
    CHECK(first != last);
    auto const count = static_cast<std::uint64_t>(last - first);
    return (first + static_cast<std::ptrdiff_t>(turn % count))->id;
}

}  // namespace penstock::synthetic
