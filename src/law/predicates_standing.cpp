// Whether anything may be disclosed to this agency at all: the agreement, the agency's standing,
// the ledger.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

// 5 USC 552a(o)(1)
//     "No record [...] may be disclosed [...] except pursuant to a written agreement"
FindingStatus agreement_in_force(FaceQuestion const& ask) {
    return met_if(ask.batch.agreement_in_force);
}

// 26 USC 6103(b)(9)
//     INTERPRETATION: who counts as a "Federal agency", and whose head asks, is what the agreement
//     records with its legal basis; the batch must come from that agency.
FindingStatus agency_is_requester(FaceQuestion const& ask) {
    return met_if(ask.batch.agency_is_requester);
}

// 26 USC 6103(p)(4), flush text
//     The custodian may take the steps that are needed until the safeguards are met, refusal of
//     disclosure among them.
FindingStatus standing_good(FaceQuestion const& ask) {
    return met_if(ask.batch.standing_good);
}

// 26 USC 6103(p)(4)(E)
//     "furnish a report to the Secretary, at such time [...] as the Secretary may prescribe"
FindingStatus report_current(FaceQuestion const& ask) {
    return met_if(ask.batch.safeguard_report_current);
}

// Publication 1075: open findings are tracked with implementation dates.
FindingStatus findings_planned(FaceQuestion const& ask) {
    return met_if(ask.batch.safeguard_findings_planned);
}

// 26 USC 6103(p)(1)
//     "in such manner and at such time and place as shall be prescribed by the Secretary"
FindingStatus channel_prescribed(FaceQuestion const& ask) {
    return met_if(ask.batch.through_channel);
}

// 26 USC 6103(p)(3)(A)
//     "a permanent system of standardized records or accountings"
// What cannot be recorded may not be disclosed. This predicate asks for the state of the ledger;
// that each single step is recorded before the next is possible is shown by the types of `ledger`
// and `disclosure`.
FindingStatus ledger_durable(FaceQuestion const& ask) {
    return met_if(ask.batch.ledger_durable);
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "agreement.in_force",
              .face = agreement_in_force,
              .flip = [](F& facts) { facts.batch.agreement_in_force = false; }},
    Predicate{.name = "agency.is_requester",
              .face = agency_is_requester,
              .flip = [](F& facts) { facts.batch.agency_is_requester = false; }},
    Predicate{.name = "safeguards.standing_good",
              .face = standing_good,
              .flip = [](F& facts) { facts.batch.standing_good = false; }},
    Predicate{.name = "safeguards.report_current",
              .face = report_current,
              .flip = [](F& facts) { facts.batch.safeguard_report_current = false; }},
    Predicate{.name = "safeguards.findings_planned",
              .face = findings_planned,
              .flip = [](F& facts) { facts.batch.safeguard_findings_planned = false; }},
    Predicate{.name = "channel.prescribed",
              .face = channel_prescribed,
              .flip = [](F& facts) { facts.batch.through_channel = false; }},
    Predicate{.name = "ledger.durable",
              .face = ledger_durable,
              .flip = [](F& facts) { facts.batch.ledger_durable = false; }},
};

}  // namespace

std::span<Predicate const> standing_predicates() {
    return table;
}

}  // namespace penstock::law::internal
