// 26 USC 6103(i)(2)(B)(i)
//     "the name and address of the taxpayer": the name.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

using identity::NameProblem;

template <NameProblem Problem>
FindingStatus is_not(FaceQuestion const& ask) {
    return met_if(ask.line.name_problem != Problem);
}

// One line asks about one person; other names of that person are declared as aliases.
FindingStatus aliases_are_names(FaceQuestion const& ask) {
    return met_if(ask.line.aliases_are_names);
}

template <NameProblem Problem>
void set_problem(ScenarioFacts& facts) {
    facts.line.name_problem = Problem;
}

constexpr std::array table{
    Predicate{.name = "name.given",
              .face = is_not<NameProblem::Missing>,
              .flip = set_problem<NameProblem::Missing>},
    Predicate{.name = "name.not_placeholder",
              .face = is_not<NameProblem::Placeholder>,
              .flip = set_problem<NameProblem::Placeholder>},
    Predicate{.name = "name.more_than_initials",
              .face = is_not<NameProblem::InitialsOnly>,
              .flip = set_problem<NameProblem::InitialsOnly>},
    Predicate{.name = "name.no_wildcard",
              .face = is_not<NameProblem::Wildcard>,
              .flip = set_problem<NameProblem::Wildcard>},
    Predicate{.name = "name.of_one_person",
              .face = is_not<NameProblem::Several>,
              .flip = set_problem<NameProblem::Several>},
    Predicate{.name = "name.is_a_name",
              .face = is_not<NameProblem::NotAName>,
              .flip = set_problem<NameProblem::NotAName>},
    Predicate{.name = "name.aliases_are_names",
              .face = aliases_are_names,
              .flip = [](ScenarioFacts& facts) { facts.line.aliases_are_names = false; }},
};

}  // namespace

std::span<Predicate const> name_predicates() {
    return table;
}

}  // namespace penstock::law::internal
