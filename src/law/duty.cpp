#include "law/duty.h"

#include <algorithm>
#include <array>

namespace penstock::law {

namespace {

constexpr Duty attested(Literal key, Literal title, Literal requirement) {
    return {.key = key,
            .title = title,
            .requirement = requirement,
            .citation = "26 USC 6103(p)(4)(D); Publication 1075",
            .strict_months = 12,
            .attests_a_control = true};
}

constexpr std::array table{
    // 26 USC 6103(p)(4)(E)
    //     "furnish a report to the Secretary, at such time [...] as the Secretary may prescribe"
    Duty{.key = "safeguards.due.safeguard-report",
         .title = "safeguard report",
         .requirement = "R-6103p4-E",
         .citation = "26 USC 6103(p)(4)(E)",
         .strict_months = 12},
    Duty{.key = "safeguards.due.corrective-action-plan",
         .title = "corrective action plan",
         .requirement = "R-1075-REP-A",
         .citation = "Publication 1075, corrective action plan",
         .strict_months = 6},
    Duty{.key = "safeguards.due.on-site-review",
         .title = "on-site review",
         .requirement = "R-1075-REV-A",
         .citation = "Publication 1075, safeguard reviews",
         .strict_months = 36},
    Duty{.key = "safeguards.due.inspection-headquarters",
         .title = "internal inspection of headquarters",
         .requirement = "R-1075-REV-B",
         .citation = "Publication 1075, internal inspections",
         .strict_months = 18},
    Duty{.key = "safeguards.due.inspection-computer-facility",
         .title = "internal inspection of the computer facility",
         .requirement = "R-1075-REV-B",
         .citation = "Publication 1075, internal inspections",
         .strict_months = 18},
    Duty{.key = "safeguards.due.inspection-contractor",
         .title = "inspection of a contractor",
         .requirement = "R-1075-REV-B",
         .citation = "Publication 1075, internal inspections",
         .strict_months = 18},
    Duty{.key = "safeguards.due.inspection-off-site-storage",
         .title = "inspection of off-site storage",
         .requirement = "R-1075-REV-B",
         .citation = "Publication 1075, internal inspections",
         .strict_months = 18},
    Duty{.key = "safeguards.due.inspection-local-office",
         .title = "internal inspection of a local office",
         .requirement = "R-1075-REV-B",
         .citation = "Publication 1075, internal inspections",
         .strict_months = 36},
    Duty{.key = "safeguards.due.training",
         .title = "training of the people with access",
         .requirement = "R-1075-TRN-A",
         .citation = "Publication 1075, disclosure awareness training",
         .strict_months = 12},
    // 5 USC 552a(q)(2)
    //     A renewal needs the certificate that the agency keeps to the agreement.
    Duty{.key = "safeguards.due.certificate-of-compliance",
         .title = "certificate of compliance with the agreement",
         .requirement = "R-552a-q-A",
         .citation = "5 USC 552a(q)(2)",
         .strict_months = 12},
    attested("safeguards.due.own-records", "own permanent records of requests", "R-6103p4-A"),
    attested("safeguards.due.secure-storage", "secure storage", "R-6103p4-B"),
    attested("safeguards.due.restricted-access", "restricted access", "R-6103p4-C"),
    attested("safeguards.due.cryptography", "validated cryptography", "R-1075-CRY-A"),
    attested("safeguards.due.multifactor", "multifactor authentication", "R-1075-MFA-A"),
    attested("safeguards.due.log-retention", "retention of audit logs", "R-1075-LOG-A"),
    attested("safeguards.due.log-content", "content and review of audit logs", "R-1075-LOG-B"),
    attested("safeguards.due.tracking-log", "tracking log and its retention", "R-1075-LOG-C"),
    attested("safeguards.due.sessions", "device lock and end of sessions", "R-1075-SES-A"),
    attested("safeguards.due.lockout", "lock after failed logons", "R-1075-LOK-A"),
    attested("safeguards.due.passwords", "passwords", "R-1075-PWD-A"),
    attested("safeguards.due.accounts", "accounts", "R-1075-ACC-A"),
    attested("safeguards.due.scans", "scans and penetration tests", "R-1075-VUL-A"),
    attested("safeguards.due.contractors", "notice of contractors", "R-1075-CON-A"),
    attested("safeguards.due.background-checks", "background checks", "R-1075-PER-A"),
};

}  // namespace

std::span<Duty const> duties() {
    return table;
}

Duty const* duty_named(std::string_view word) {
    auto const found = std::ranges::find(table, word, &Duty::word);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace penstock::law
