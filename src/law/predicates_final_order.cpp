// 8 USC 1253(a)(1)
//     "Any alien against whom a final order of removal is outstanding by reason of being a member
//     of any of the classes described in section 1227(a) of this title"
//
// Asked only where the agreement's table says that the statute has these particulars. The 90 days
// of 8 USC 1231(a)(1) are another period, a civil one, with other starting days; nothing here uses
// it.
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

FindingStatus dates_readable(FaceQuestion const& ask) {
    return met_if(!ask.reading.asks_final_order ||
                  (!ask.line.particulars.final_order_date_unreadable &&
                   !ask.line.particulars.court_order_date_unreadable));
}

// R-MOU-E: each request gives the date of the final removal order.
FindingStatus date_given(FaceQuestion const& ask) {
    return met_if(!ask.reading.asks_final_order || ask.line.particulars.final_order_date ||
                  ask.line.particulars.final_order_date_unreadable);
}

FindingStatus date_not_in_future(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order) return FindingStatus::Met;
    Date const today = utc_date(ask.batch.created);
    ParticularFacts const& particulars = ask.line.particulars;
    return met_if((!particulars.final_order_date || *particulars.final_order_date <= today) &&
                  (!particulars.court_order_date || *particulars.court_order_date <= today));
}

FindingStatus date_after_birth(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order || !ask.line.dob) return FindingStatus::Met;
    ParticularFacts const& particulars = ask.line.particulars;
    return met_if(
        (!particulars.final_order_date || *particulars.final_order_date >= *ask.line.dob) &&
        (!particulars.court_order_date || *particulars.court_order_date >= *ask.line.dob));
}

// 8 USC 1253(a)(1)(A)
//     "within a period of 90 days from the date of the final order of removal under administrative
//     processes, or if judicial review is had, then from the date of the final order of the court"
// INTERPRETATION: the later of the two dates counts, and the last day of the period is the person's
// own: on day 90 there is no failure yet, on day 91 there is.
FindingStatus ripe(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order || !ask.reading.last_order_date) return FindingStatus::Met;
    return met_if(utc_date(ask.batch.created) >
                  *ask.reading.last_order_date + std::chrono::days{ask.parameter});
}

FindingStatus outstanding(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order) return FindingStatus::Met;
    if (!ask.line.particulars.outstanding) return FindingStatus::Undetermined;
    return met_if(*ask.line.particulars.outstanding);
}

FindingStatus ground_deportable(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order) return FindingStatus::Met;
    switch (ask.reading.ground) {
        case GroundState::Deportable:
            return FindingStatus::Met;
        case GroundState::Inadmissible:
        case GroundState::Other:
            return FindingStatus::Unmet;
        case GroundState::NotGiven:
        case GroundState::NotACitation:
            return FindingStatus::Undetermined;
    }
    return FindingStatus::Undetermined;
}

// 8 USC 1253(a)(2)
//     "It is not a violation of paragraph (1) to take any proper steps for the purpose of securing
//     cancellation of or exemption from such order of removal"
FindingStatus no_relief_pending(FaceQuestion const& ask) {
    if (!ask.reading.asks_final_order) return FindingStatus::Met;
    if (!ask.line.particulars.pending_relief) return FindingStatus::Undetermined;
    return met_if(!*ask.line.particulars.pending_relief);
}

using F = ScenarioFacts;
using std::chrono::days;

constexpr std::array table{
    Predicate{.name = "final_order.dates_readable",
              .face = dates_readable,
              .flip =
                  [](F& facts) {
                      facts.line.particulars.final_order_date.reset();
                      facts.line.particulars.final_order_date_unreadable = true;
                  }},
    Predicate{.name = "final_order.date_given",
              .face = date_given,
              .flip = [](F& facts) { facts.line.particulars.final_order_date.reset(); }},
    // An order of tomorrow is no 90 days old either.
    Predicate{.name = "final_order.date_not_in_future",
              .face = date_not_in_future,
              .flip =
                  [](F& facts) {
                      facts.line.particulars.final_order_date =
                          utc_date(facts.batch.created) + days{1};
                  },
              .companions = {"final_order.ripe"}},
    Predicate{
        .name = "final_order.date_after_birth",
        .face = date_after_birth,
        .flip =
            [](F& facts) { facts.line.particulars.final_order_date = *facts.line.dob - days{1}; }},
    Predicate{.name = "final_order.ripe",
              .face = ripe,
              .parameter = "days",
              .parameter_at_least = 90,
              .flip =
                  [](F& facts) {
                      facts.line.particulars.final_order_date =
                          utc_date(facts.batch.created) - days{90};
                  }},
    Predicate{.name = "final_order.outstanding",
              .face = outstanding,
              .flip = [](F& facts) { facts.line.particulars.outstanding = false; },
              .make_undetermined = [](F& facts) { facts.line.particulars.outstanding.reset(); }},
    Predicate{.name = "final_order.ground_deportable",
              .face = ground_deportable,
              .flip = [](F& facts) { facts.line.particulars.ground = "8 USC 1182(a)(6)(A)(i)"; },
              .make_undetermined = [](F& facts) { facts.line.particulars.ground.clear(); }},
    Predicate{.name = "final_order.no_relief_pending",
              .face = no_relief_pending,
              .flip = [](F& facts) { facts.line.particulars.pending_relief = true; },
              .make_undetermined = [](F& facts) { facts.line.particulars.pending_relief.reset(); }},
};

}  // namespace

std::span<Predicate const> final_order_predicates() {
    return table;
}

}  // namespace penstock::law::internal
