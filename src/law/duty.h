// What an agency that receives confidential records owes again and again: reports, reviews,
// inspections, training, attested controls, each with the period that official sources state.
//
// Source: 26 USC 6103(p)(4), Publication 1075, 5 USC 552a(q) (background domain dossier 1.4, 1.6,
// 1.9). The periods are the strict ones of docs/operations/standing.md; an agreement makes a duty
// compulsory in [safeguards.due] and states its own period there.
#pragma once

#include "base/literal.h"

#include <cstdint>
#include <map>
#include <span>
#include <string_view>

namespace penstock::law {

struct Duty {
    Literal key;    // of agreement.toml: "safeguards.due.on-site-review"
    Literal title;  // "on-site review"
    Literal requirement;
    Literal citation;
    std::int64_t strict_months = 12;
    bool attests_a_control = false;  // then a record says what was attested and whether it is met

    // "on-site-review": the kind in a record and the last part of the key.
    [[nodiscard]] constexpr std::string_view word() const {
        return key.view().substr(key.view().rfind('.') + 1);
    }
};

// The closed list. Its order is that of every list of standing.
[[nodiscard]] std::span<Duty const> duties();
// Null if there is no duty of that name.
[[nodiscard]] Duty const* duty_named(std::string_view word);

// The two duties of which the agreement's own [safeguards] table has a date.
inline constexpr std::string_view report_duty = "safeguard-report";
inline constexpr std::string_view review_duty = "on-site-review";

// [safeguards.due]: the duties that an agreement makes compulsory, with their months.
using DueTerms = std::map<std::string_view, std::int64_t>;

}  // namespace penstock::law
