// 26 USC 6103(i)(2)(A)
//     "officers and employees of such agency who are personally and directly engaged in"
// the matter: the persons whom the line names as recipients. One who does not qualify spoils the
// line.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <algorithm>
#include <functional>

namespace penstock::law::internal {

namespace {

FindingStatus named(FaceQuestion const& ask) {
    return met_if(ask.line.recipients && !ask.line.recipients->empty());
}

// A mailbox or a unit is nobody's row in the roll.
FindingStatus on_roll(FaceQuestion const& ask) {
    if (!ask.line.recipients) return FindingStatus::Met;
    return met_if(std::ranges::all_of(*ask.line.recipients, &RecipientFacts::on_roll));
}

// Met if every recipient who is on the roll meets the condition; on_roll asks for the others.
template <typename Condition>
FindingStatus each(FaceQuestion const& ask, Condition condition) {
    if (!ask.line.recipients) return FindingStatus::Met;
    return met_if(std::ranges::all_of(*ask.line.recipients, [&](RecipientFacts const& recipient) {
        return !recipient.on_roll || std::invoke(condition, recipient);
    }));
}

FindingStatus of_agency(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) {
        return recipient.of_requesting_agency && recipient.kind != RecipientKind::OtherAgency;
    });
}

// 26 USC 6103(p)(9): no disclosure to contractors unless conditions hold that (i)(2) does not know.
FindingStatus not_contractor(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) {
        return recipient.kind != RecipientKind::Contractor;
    });
}

// 26 USC 6103(i)(1)(C) lets State and local officers in; (i)(2) does not.
FindingStatus not_state_or_local(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) {
        return recipient.kind != RecipientKind::StateLocal;
    });
}

// 26 USC 6103(p)(4)(C)
//     "only to persons whose duties or responsibilities require access"
FindingStatus not_it_or_analyst(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) {
        return recipient.function != RecipientFunction::It &&
               recipient.function != RecipientFunction::Analyst;
    });
}

// R-CT-SOLE; switch civil_unit_recipient (E21).
FindingStatus not_civil_unit(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) {
        return recipient.function != RecipientFunction::Civil;
    });
}

FindingStatus active(FaceQuestion const& ask) {
    return each(ask, &RecipientFacts::active);
}

FindingStatus assigned(FaceQuestion const& ask) {
    return each(ask, &RecipientFacts::assigned);
}

// Publication 1075: training before access and every year.
FindingStatus trained(FaceQuestion const& ask) {
    return each(ask, &RecipientFacts::training_current);
}

// R-CT-PDE: nobody is personally and directly engaged in any number of matters.
FindingStatus within_hard_ceiling(FaceQuestion const& ask) {
    std::uint64_t const ceiling = ask.batch.ceilings.recipient_lines_hard;
    if (ask.batch.peaks.recipient_lines > ceiling) return FindingStatus::Unmet;
    return each(
        ask, [=](RecipientFacts const& recipient) { return recipient.lines_in_batch <= ceiling; });
}

// Switch verification_depth (T3): a ceiling of plausibility, or the requester's word.
FindingStatus within_soft_ceiling(FaceQuestion const& ask) {
    std::uint64_t const ceiling = ask.batch.ceilings.recipient_lines_soft;
    if (ask.batch.peaks.recipient_lines > ceiling) return FindingStatus::Unmet;
    return each(
        ask, [=](RecipientFacts const& recipient) { return recipient.lines_in_batch <= ceiling; });
}

// STRICTER: who certifies a request does not also receive its answer.
FindingStatus not_certifier(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) { return !recipient.is_certifier; });
}

// 26 USC 6103(p)(4)(F)(ii)
//     "upon completion of use"
FindingStatus nothing_to_dispose_of(FaceQuestion const& ask) {
    return each(ask, [](RecipientFacts const& recipient) { return !recipient.disposal_overdue; });
}

using F = ScenarioFacts;

RecipientFacts& first(F& facts) {
    return facts.line.recipients->front();
}

constexpr std::array table{
    Predicate{.name = "recipient.named",
              .face = named,
              .flip = [](F& facts) { facts.line.recipients->clear(); }},
    Predicate{.name = "recipient.on_roll",
              .face = on_roll,
              .flip = [](F& facts) { first(facts).on_roll = false; }},
    Predicate{.name = "recipient.of_agency",
              .face = of_agency,
              .flip = [](F& facts) { first(facts).of_requesting_agency = false; }},
    Predicate{.name = "recipient.not_contractor",
              .face = not_contractor,
              .flip = [](F& facts) { first(facts).kind = RecipientKind::Contractor; }},
    Predicate{.name = "recipient.not_state_or_local",
              .face = not_state_or_local,
              .flip = [](F& facts) { first(facts).kind = RecipientKind::StateLocal; }},
    Predicate{.name = "recipient.not_it_or_analyst",
              .face = not_it_or_analyst,
              .flip = [](F& facts) { first(facts).function = RecipientFunction::It; }},
    Predicate{.name = "recipient.not_civil_unit",
              .face = not_civil_unit,
              .by_switch = {.name = "civil_unit_recipient",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Hold},
              .flip = [](F& facts) { first(facts).function = RecipientFunction::Civil; }},
    Predicate{.name = "recipient.active",
              .face = active,
              .flip = [](F& facts) { first(facts).active = false; }},
    Predicate{.name = "recipient.assigned",
              .face = assigned,
              .flip = [](F& facts) { first(facts).assigned = false; }},
    Predicate{.name = "recipient.trained",
              .face = trained,
              .flip = [](F& facts) { first(facts).training_current = false; }},
    // What is above the hard ceiling is above the soft one too.
    Predicate{.name = "recipient.within_hard_ceiling",
              .face = within_hard_ceiling,
              .flip =
                  [](F& facts) {
                      first(facts).lines_in_batch = facts.batch.ceilings.recipient_lines_hard + 1;
                  },
              .companions = {"recipient.within_soft_ceiling"}},
    Predicate{.name = "recipient.within_soft_ceiling",
              .face = within_soft_ceiling,
              .by_switch = {.name = "verification_depth",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip =
                  [](F& facts) {
                      first(facts).lines_in_batch = facts.batch.ceilings.recipient_lines_soft + 1;
                  }},
    Predicate{.name = "recipient.not_certifier",
              .face = not_certifier,
              .flip = [](F& facts) { first(facts).is_certifier = true; }},
    Predicate{.name = "recipient.nothing_to_dispose_of",
              .face = nothing_to_dispose_of,
              .flip = [](F& facts) { first(facts).disposal_overdue = true; }},
};

}  // namespace

std::span<Predicate const> recipient_predicates() {
    return table;
}

}  // namespace penstock::law::internal
