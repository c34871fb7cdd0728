// Whether the line's name and address name exactly one person on file.
//
// 26 USC 6103(i)(2)(B)(i)
//     "the name and address of the taxpayer"
// R-CT-ADDR, R-CT-MISID: it must really be that taxpayer's address, and shared names and homes are
// where mistakes come from. The match says how it went (law/facts.h, IdentityFinding); each way but
// one is asked about here, so that none of them can pass for another.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

template <IdentityFinding Finding>
FindingStatus is_not(RecordQuestion const& ask) {
    return met_if(ask.record.identity != Finding);
}

template <IdentityFinding Finding>
void set_identity(ScenarioFacts& facts) {
    facts.record.identity = Finding;
}

template <IdentityFinding Finding>
constexpr Predicate row(Literal name) {
    return {.name = name,
            .stage = Stage::Record,
            .record = is_not<Finding>,
            .flip = set_identity<Finding>};
}

constexpr Predicate unit_set_forth{
    .name = "identity.unit_set_forth",
    .stage = Stage::Record,
    .record = is_not<IdentityFinding::UnitMissingOnePerson>,
    .by_switch = {.name = "unit_missing_unique",
                  .role = SwitchRole::ChangesOutcome,
                  .mildest = Outcome::Pass},
    .flip = set_identity<IdentityFinding::UnitMissingOnePerson>,
};

constexpr std::array table{
    row<IdentityFinding::NotOnFile>("identity.on_file"),
    row<IdentityFinding::AddressNotThatPersons>("identity.address_of_that_person"),
    row<IdentityFinding::NumberOfAnother>("identity.number_not_of_another"),
    row<IdentityFinding::AddressOfAnother>("identity.address_not_of_another"),
    row<IdentityFinding::SeveralPersons>("identity.one_person"),
    row<IdentityFinding::UnitMissing>("identity.unit_tells_apart"),
    unit_set_forth,
    row<IdentityFinding::Contradicted>("identity.not_contradicted"),
};

}  // namespace

std::span<Predicate const> identity_predicates() {
    return table;
}

}  // namespace penstock::law::internal
