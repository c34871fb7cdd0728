// 26 USC 6103(i)(2)(B)(iii)
//     "the statutory authority under which the proceeding or investigation [...] is being
//     conducted"
// 26 USC 6103(i)(1)(A)(i)
//     "a specifically designated Federal criminal statute (not involving tax administration)"
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

FindingStatus given(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::Missing);
}

FindingStatus is_citation(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::NotACitation);
}

FindingStatus exists(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::UnknownSubdivision &&
                  ask.reading.statute.state != StatuteState::Repealed);
}

// 8 USC 1253(a), (b), (c): two crimes and a civil penalty under one section number.
FindingStatus has_subsection(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::NeedsSubsection);
}

FindingStatus criminal(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::Civil);
}

FindingStatus federal(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::StateLaw);
}

FindingStatus nontax(FaceQuestion const& ask) {
    return met_if(ask.reading.statute.state != StatuteState::Tax);
}

// R-MOU-A: the agreement narrows the statute to the provisions of its table. Every state but Listed
// is answered by a predicate; a new one would have to be added here.
FindingStatus listed(FaceQuestion const& ask) {
    switch (ask.reading.statute.state) {
        case StatuteState::NotListed:
            return FindingStatus::Unmet;
        case StatuteState::Missing:
        case StatuteState::NotACitation:
        case StatuteState::NeedsSubsection:
        case StatuteState::UnknownSubdivision:
        case StatuteState::Repealed:
        case StatuteState::Civil:
        case StatuteState::StateLaw:
        case StatuteState::Tax:
        case StatuteState::Listed:
            return FindingStatus::Met;
    }
    return FindingStatus::Undetermined;
}

// 26 USC 6103(i)(2)(A)(i)-(iii): preparation for a proceeding, an investigation, a grand jury.
FindingStatus purpose_listed(FaceQuestion const& ask) {
    return met_if(ask.line.purpose == "investigation" || ask.line.purpose == "proceeding" ||
                  ask.line.purpose == "grand-jury");
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "authority.given",
              .face = given,
              .flip = [](F& facts) { facts.line.authority.clear(); }},
    Predicate{.name = "authority.is_citation",
              .face = is_citation,
              .flip = [](F& facts) { facts.line.authority = "8 UCS 1253(a)(1)"; }},
    Predicate{.name = "authority.exists",
              .face = exists,
              .flip = [](F& facts) { facts.line.authority = "8 USC 1253(z)(9)"; }},
    Predicate{.name = "authority.has_subsection",
              .face = has_subsection,
              .flip = [](F& facts) { facts.line.authority = "8 USC 1253"; }},
    Predicate{.name = "authority.criminal",
              .face = criminal,
              .flip = [](F& facts) { facts.line.authority = "8 USC 1253(c)"; }},
    Predicate{.name = "authority.federal",
              .face = federal,
              .flip = [](F& facts) { facts.line.authority = "Texas Penal Code 30.02"; }},
    Predicate{.name = "authority.nontax",
              .face = nontax,
              .flip = [](F& facts) { facts.line.authority = "26 USC 7201"; }},
    Predicate{.name = "authority.listed",
              .face = listed,
              .flip = [](F& facts) { facts.line.authority = "18 USC 1546(a)"; }},
    Predicate{.name = "purpose.listed",
              .face = purpose_listed,
              .flip = [](F& facts) { facts.line.purpose = "removal"; }},
};

}  // namespace

std::span<Predicate const> authority_predicates() {
    return table;
}

}  // namespace penstock::law::internal
