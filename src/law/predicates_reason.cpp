// 26 USC 6103(i)(2)(B)(iv)
//     "the specific reason or reasons why such disclosure is, or may be, relevant"
// 26 USC 6103(i)(2)(A), flush text
//     "solely for the use of such officers and employees in such preparation, investigation, or
//     grand jury proceeding"
//
// What the text says is read once for each line (law/reason_text.h). Whether a reason is good
// enough is for a person; a use that the text names and the law does not allow is not.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

template <bool ReasonReading::* Flag>
FindingStatus is_not(FaceQuestion const& ask) {
    return met_if(!(ask.reading.reason.*Flag));
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "reason.given",
              .face = is_not<&ReasonReading::blank>,
              .flip = [](F& facts) { facts.line.reason = "   .  "; }},

    // 26 USC 6103(i)(5): to locate a fugitive needs a court's order. Switch locate_only (D20).
    Predicate{.name = "reason.more_than_to_locate",
              .face = is_not<&ReasonReading::locate_only>,
              .by_switch = {.name = "locate_only",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Hold},
              .flip = [](F& facts) { facts.line.reason = "To locate the subject."; }},

    // 8 USC 1231(a)(1): removal is civil.
    Predicate{.name = "reason.not_civil_removal",
              .face = is_not<&ReasonReading::civil_removal>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address will be passed to removal operations, who will schedule "
                          "the flight.";
                  }},

    // Switch mixed_purpose (T5).
    Predicate{.name = "reason.one_purpose",
              .face = is_not<&ReasonReading::mixed_purpose>,
              .by_switch = {.name = "mixed_purpose",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Hold},
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed for the criminal investigation of the failure to "
                          "depart and to carry out the removal.";
                  }},

    // R-CT-SOLE and its neighbours: uses that no part of (i)(2) allows.
    Predicate{.name = "reason.not_detention_targeting",
              .face = is_not<&ReasonReading::detention_targeting>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address goes on the target list for detention at large next week.";
                  }},
    Predicate{.name = "reason.not_voter_rolls",
              .face = is_not<&ReasonReading::voter_rolls>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address will be compared with the voter rolls of the county.";
                  }},
    Predicate{.name = "reason.not_benefits_checks",
              .face = is_not<&ReasonReading::benefits_checks>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed to check eligibility for public benefits.";
                  }},
    Predicate{.name = "reason.not_status_check",
              .face = is_not<&ReasonReading::status_check>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed to verify the immigration status of the subject.";
                  }},
    Predicate{.name = "reason.not_civil_enforcement",
              .face = is_not<&ReasonReading::civil_enforcement>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed to assess a civil penalty against the subject.";
                  }},
    Predicate{.name = "reason.not_state_case",
              .face = is_not<&ReasonReading::state_case>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed for a State prosecution by the district attorney.";
                  }},
    Predicate{.name = "reason.not_tax",
              .face = is_not<&ReasonReading::tax_administration>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed for a tax audit of the subject's returns.";
                  }},
    Predicate{.name = "reason.no_onward_sharing",
              .face = is_not<&ReasonReading::onward_sharing>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address will be loaded into the shared data platform.";
                  }},
    Predicate{
        .name = "reason.no_other_use",
        .face = is_not<&ReasonReading::other_use>,
        .flip =
            [](F& facts) { facts.line.reason = "The address is needed for academic research."; }},

    // 26 USC 6103(m)(2): another door, for debts.
    Predicate{.name = "reason.not_debt_collection",
              .face = is_not<&ReasonReading::debt_collection>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The address is needed to collect a debt that the subject owes to the "
                          "agency.";
                  }},

    // 26 USC 6103(i)(7): another door, with its own officials.
    Predicate{.name = "reason.not_terrorism",
              .face = is_not<&ReasonReading::terrorism>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "Investigation of a terrorist incident and of threats of terrorism by "
                          "the subject.";
                  }},

    // 26 USC 6103(i)(5): another door, with a warrant and a court's order.
    Predicate{.name = "reason.not_fugitive",
              .face = is_not<&ReasonReading::fugitive>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "The subject is a fugitive from a Federal felony arrest warrant; the "
                          "court has ordered that the subject be located.";
                  }},

    // 26 USC 6103(i)(3)(B): another door, which only the custodian opens.
    Predicate{.name = "reason.not_emergency",
              .face = is_not<&ReasonReading::emergency>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "Emergency: imminent danger of death or injury; the address is needed "
                          "tonight.";
                  }},

    // The paragraph starts from a taxpayer whom the requester names; it finds nobody.
    Predicate{.name = "reason.no_reverse_search",
              .face = is_not<&ReasonReading::reverse_search>,
              .flip =
                  [](F& facts) {
                      facts.line.reason =
                          "Who lives at this address? The names of all occupants are wanted.";
                  }},
};

}  // namespace

std::span<Predicate const> reason_predicates() {
    return table;
}

}  // namespace penstock::law::internal
