// The investigation behind the line.
//
// 26 USC 6103(i)(2)(A)(ii)
//     "any investigation which may result in such a proceeding"
// R-MOU-H: a written assurance that each person sought is under active criminal investigation.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

FindingStatus number_given(FaceQuestion const& ask) {
    return met_if(ask.line.case_number.find_first_not_of(" \t") != std::string::npos);
}

// Switch verification_depth (T3): evidence for each line, or the requester's word.
FindingStatus opened(FaceQuestion const& ask) {
    return met_if(ask.line.case_opened && *ask.line.case_opened <= utc_date(ask.batch.created));
}

FindingStatus open(FaceQuestion const& ask) {
    return met_if(ask.line.case_status == "open");
}

FindingStatus of_one_person(FaceQuestion const& ask) {
    return met_if(ask.line.repetition.persons_with_case_number <= 1);
}

// R-CT-SPEC: data sought about a person who cannot be prosecuted is sought for no specific
// investigation.
FindingStatus not_protected(FaceQuestion const& ask) {
    std::optional<bool> const answer = ask.line.particulars.protected_from_removal;
    if (answer) return met_if(!*answer);
    return ask.reading.asks_final_order ? FindingStatus::Undetermined : FindingStatus::Met;
}

// Whoever holds the person knows where the person is: the address is not relevant.
FindingStatus not_in_custody(FaceQuestion const& ask) {
    std::optional<bool> const answer = ask.line.particulars.in_custody;
    if (answer) return met_if(!*answer);
    return ask.reading.asks_final_order ? FindingStatus::Undetermined : FindingStatus::Met;
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "case.number_given",
              .face = number_given,
              .flip = [](F& facts) { facts.line.case_number.clear(); }},
    Predicate{.name = "case.opened",
              .face = opened,
              .by_switch = {.name = "verification_depth",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip = [](F& facts) { facts.line.case_opened.reset(); }},
    Predicate{.name = "case.open",
              .face = open,
              .flip = [](F& facts) { facts.line.case_status = "closed"; }},
    Predicate{.name = "case.of_one_person",
              .face = of_one_person,
              .flip = [](F& facts) { facts.line.repetition.persons_with_case_number = 2; }},
    Predicate{
        .name = "case.not_protected",
        .face = not_protected,
        .flip = [](F& facts) { facts.line.particulars.protected_from_removal = true; },
        .make_undetermined =
            [](F& facts) { facts.line.particulars.protected_from_removal.reset(); },
    },
    Predicate{
        .name = "case.not_in_custody",
        .face = not_in_custody,
        .flip = [](F& facts) { facts.line.particulars.in_custody = true; },
        .make_undetermined = [](F& facts) { facts.line.particulars.in_custody.reset(); },
    },
};

}  // namespace

std::span<Predicate const> case_predicates() {
    return table;
}

}  // namespace penstock::law::internal
