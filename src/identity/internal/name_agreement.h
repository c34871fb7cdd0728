// A level with its manner, and which of several manners counts.
#pragma once

#include "identity/name_comparison.h"

namespace penstock::identity::internal {

struct NameAgreement {
    NameLevel level = NameLevel::Differs;
    NameManner manner = NameManner::Plain;

    bool operator==(NameAgreement const&) const = default;
    [[nodiscard]] bool agrees() const { return level <= NameLevel::Variant; }
};

// From the safest to the least safe: kin seldom differ in how a name is written, often in one
// letter.
[[nodiscard]] constexpr int danger(NameManner manner) {
    switch (manner) {
        case NameManner::Plain:
            return 0;
        case NameManner::Written:
            return 1;
        case NameManner::Part:
            return 2;
        case NameManner::Order:
            return 3;
        case NameManner::Nickname:
            return 4;
        case NameManner::Spelling:
            return 5;
        case NameManner::Initial:
            return 6;
        case NameManner::Slip:
            return 7;
        case NameManner::Exchanged:
            return 8;
        case NameManner::Former:
            return 9;
    }
    return 9;
}

[[nodiscard]] constexpr NameManner least_safe(NameManner first, NameManner second) {
    return danger(first) >= danger(second) ? first : second;
}

// True if the first agrees better: in its level, then in its manner.
[[nodiscard]] constexpr bool is_better(NameAgreement const& first, NameAgreement const& second) {
    if (first.level != second.level) return first.level < second.level;
    return danger(first.manner) < danger(second.manner);
}

}  // namespace penstock::identity::internal
