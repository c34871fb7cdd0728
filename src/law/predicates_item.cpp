// What the line asks for, and in which form.
//
// 26 USC 6103(i)(2)(A)
//     "return information (other than taxpayer return information)"
// 26 USC 6103(i)(2)(C)
//     "a taxpayer's identity shall not be treated as taxpayer return information"
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <algorithm>

namespace penstock::law::internal {

namespace {

bool asks_for_address(LineFacts const& line) {
    return line.wants && std::ranges::find(*line.wants, "address") != line.wants->end();
}

FindingStatus wants_given(FaceQuestion const& ask) {
    return met_if(ask.line.wants && !ask.line.wants->empty());
}

// 26 USC 6103(i)(1)(A): anything richer needs a court's order.
FindingStatus address_only(FaceQuestion const& ask) {
    if (!ask.line.wants) return FindingStatus::Met;
    return met_if(std::ranges::all_of(
        *ask.line.wants, [](std::string const& wanted) { return wanted == "address"; }));
}

// R-MOU-K: the agreement lists the items that may leave.
FindingStatus in_agreement(FaceQuestion const& ask) {
    if (!asks_for_address(ask.line)) return FindingStatus::Met;
    if (ask.batch.data_elements == nullptr) return FindingStatus::Undetermined;
    return met_if(std::ranges::find(*ask.batch.data_elements, "address") !=
                  ask.batch.data_elements->end());
}

// Switch address_only_allowed (T1): whether the paragraph yields an address alone.
// STRICTER: the confirm form discloses the address too, by saying that it is the one.
FindingStatus address_may_leave(FaceQuestion const& ask) {
    if (!asks_for_address(ask.line)) return FindingStatus::Met;
    return met_if(ask.batch.switches.address_only_allowed);
}

FindingStatus form_known(FaceQuestion const& ask) {
    return met_if(ask.line.form == "value" || ask.line.form == "confirm");
}

// Switch confirm_form_allowed (A22).
FindingStatus form_allowed(FaceQuestion const& ask) {
    return met_if(ask.line.form != "confirm" || ask.batch.switches.confirm_form_allowed);
}

using F = ScenarioFacts;

constexpr std::array table{
    Predicate{.name = "item.given",
              .face = wants_given,
              .flip = [](F& facts) { facts.line.wants.reset(); }},
    Predicate{.name = "item.address_only",
              .face = address_only,
              .flip = [](F& facts) { facts.line.wants = {"address", "income"}; }},
    Predicate{.name = "item.in_agreement",
              .face = in_agreement,
              .flip = [](F& facts) { facts.data_elements.clear(); }},
    Predicate{.name = "item.address_may_leave",
              .face = address_may_leave,
              .by_switch = {.name = "address_only_allowed", .role = SwitchRole::Read},
              .flip = [](F& facts) { facts.batch.switches.address_only_allowed = false; }},
    Predicate{.name = "form.answer_known",
              .face = form_known,
              .flip = [](F& facts) { facts.line.form = "full"; }},
    Predicate{.name = "form.answer_allowed",
              .face = form_allowed,
              .by_switch = {.name = "confirm_form_allowed", .role = SwitchRole::Read},
              .flip =
                  [](F& facts) {
                      facts.line.form = "confirm";
                      facts.batch.switches.confirm_form_allowed = false;
                  }},
};

}  // namespace

std::span<Predicate const> item_predicates() {
    return table;
}

}  // namespace penstock::law::internal
