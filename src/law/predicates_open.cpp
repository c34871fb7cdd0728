// What is asked once more at the instant at which the named recipient opens a line: this is where
// the disclosure happens (26 USC 6103(b)(8)).
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

template <bool OrderFacts::* Flag>
FindingStatus no_order(OpenQuestion const& ask) {
    return met_if(!(ask.open.orders.*Flag));
}

template <bool BatchFacts::* Flag>
FindingStatus still(OpenQuestion const& ask) {
    return met_if(ask.batch.*Flag);
}

template <bool OpenFacts::* Flag>
FindingStatus is(OpenQuestion const& ask) {
    return met_if(ask.open.*Flag);
}

// The opener as a recipient; who is not named on the line is asked nothing else about.
template <bool RecipientFacts::* Flag>
FindingStatus opener_is(OpenQuestion const& ask) {
    return met_if(!ask.open.opener_named || ask.open.opener.*Flag);
}

// 26 USC 6103(i)(2)(A)
//     "officers and employees of such agency"
FindingStatus opener_employee(OpenQuestion const& ask) {
    return met_if(!ask.open.opener_named || ask.open.opener.kind == RecipientKind::Employee);
}

// 26 USC 6103(p)(4)(C): not an administrator, not a pool.
FindingStatus opener_not_it_or_analyst(OpenQuestion const& ask) {
    return met_if(!ask.open.opener_named ||
                  (ask.open.opener.function != RecipientFunction::It &&
                   ask.open.opener.function != RecipientFunction::Analyst));
}

FindingStatus opener_not_civil_unit(OpenQuestion const& ask) {
    return met_if(!ask.open.opener_named || ask.open.opener.function != RecipientFunction::Civil);
}

// 26 USC 6103(p)(4)(F)(ii)
FindingStatus opener_disposed_in_time(OpenQuestion const& ask) {
    return met_if(!ask.open.opener_named || !ask.open.opener.disposal_overdue);
}

FindingStatus not_disposed(OpenQuestion const& ask) {
    return met_if(!ask.open.disposed);
}

using F = ScenarioFacts;

template <bool OrderFacts::* Flag>
constexpr Predicate order_row(Literal name) {
    return {.name = name, .stage = Stage::Open, .open = no_order<Flag>, .flip = [](F& facts) {
                facts.orders.*Flag = true;
            }};
}

template <bool BatchFacts::* Flag>
constexpr Predicate still_row(Literal name) {
    return {.name = name, .stage = Stage::Open, .open = still<Flag>, .flip = [](F& facts) {
                facts.batch.*Flag = false;
            }};
}

template <bool OpenFacts::* Flag>
constexpr Predicate row(Literal name) {
    return {.name = name, .stage = Stage::Open, .open = is<Flag>, .flip = [](F& facts) {
                facts.open.*Flag = false;
            }};
}

template <bool RecipientFacts::* Flag>
constexpr Predicate opener_row(Literal name) {
    return {.name = name, .stage = Stage::Open, .open = opener_is<Flag>, .flip = [](F& facts) {
                facts.open.opener.*Flag = false;
            }};
}

constexpr std::array table{
    order_row<&OrderFacts::stopped>("open.no_order_stops"),
    order_row<&OrderFacts::use_barred>("open.no_order_bars_use"),
    order_row<&OrderFacts::by_unknown_scope>("open.order_scope_applicable"),
    order_row<&OrderFacts::partly_lifted>("open.order_lifted_for_line"),
    order_row<&OrderFacts::frozen>("open.not_frozen"),
    still_row<&BatchFacts::agreement_in_force>("open.agreement_in_force"),
    still_row<&BatchFacts::standing_good>("open.standing_good"),
    still_row<&BatchFacts::safeguard_report_current>("open.report_current"),
    still_row<&BatchFacts::safeguard_findings_planned>("open.findings_planned"),
    still_row<&BatchFacts::ledger_durable>("open.ledger_durable"),
    row<&OpenFacts::envelope_known>("open.envelope_known"),
    row<&OpenFacts::opener_named>("open.opener_named"),
    row<&OpenFacts::opener_certificate_good>("open.opener_certificate_good"),
    row<&OpenFacts::statute_still_listed>("open.statute_listed"),
    opener_row<&RecipientFacts::on_roll>("open.opener_on_roll"),
    opener_row<&RecipientFacts::of_requesting_agency>("open.opener_of_agency"),
    opener_row<&RecipientFacts::active>("open.opener_active"),
    opener_row<&RecipientFacts::assigned>("open.opener_assigned"),
    opener_row<&RecipientFacts::training_current>("open.opener_trained"),
    Predicate{.name = "open.opener_employee",
              .stage = Stage::Open,
              .open = opener_employee,
              .flip = [](F& facts) { facts.open.opener.kind = RecipientKind::Contractor; }},
    Predicate{.name = "open.opener_not_it_or_analyst",
              .stage = Stage::Open,
              .open = opener_not_it_or_analyst,
              .flip = [](F& facts) { facts.open.opener.function = RecipientFunction::It; }},
    Predicate{.name = "open.opener_not_civil_unit",
              .stage = Stage::Open,
              .open = opener_not_civil_unit,
              .by_switch = {.name = "civil_unit_recipient",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip = [](F& facts) { facts.open.opener.function = RecipientFunction::Civil; }},
    Predicate{.name = "open.opener_disposed_in_time",
              .stage = Stage::Open,
              .open = opener_disposed_in_time,
              .flip = [](F& facts) { facts.open.opener.disposal_overdue = true; }},
    Predicate{.name = "open.not_disposed",
              .stage = Stage::Open,
              .open = not_disposed,
              .flip = [](F& facts) { facts.open.disposed = true; }},
};

}  // namespace

std::span<Predicate const> open_predicates() {
    return table;
}

}  // namespace penstock::law::internal
