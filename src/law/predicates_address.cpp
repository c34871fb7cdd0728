// 26 USC 6103(i)(2)(B)(i)
//     "the name and address of the taxpayer": the address.
//
// What is asked here can be seen on the line's face. Whether it is the address of that taxpayer is
// asked after the lookup (predicates_identity.cpp).
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <initializer_list>

namespace penstock::law::internal {

namespace {

using identity::AddressKind;

bool is_excluded(LineFacts const& line, std::initializer_list<ExcludedKind> kinds) {
    if (!line.excluded) return false;
    for (ExcludedKind const kind : kinds) {
        if (*line.excluded == kind) return true;
    }
    return false;
}

FindingStatus given(FaceQuestion const& ask) {
    return met_if(ask.line.address_given);
}

// R-CT-ADDR: the request must really set forth an address; a run of digits like a ZIP code beside
// words that stand for nothing is none.
FindingStatus not_placeholder(FaceQuestion const& ask) {
    if (!ask.line.address_given) return FindingStatus::Met;
    return met_if(ask.line.address.kind != AddressKind::Placeholder);
}

FindingStatus complete(FaceQuestion const& ask) {
    if (!ask.line.address_given || ask.line.address.has_problem("descriptive")) {
        return FindingStatus::Met;
    }
    return met_if(ask.line.address.kind != AddressKind::Incomplete);
}

FindingStatus one_address(FaceQuestion const& ask) {
    return met_if(!ask.line.address.has_problem("two-addresses"));
}

FindingStatus zip_of_state(FaceQuestion const& ask) {
    return met_if(!ask.line.address.has_problem("zip-state-mismatch"));
}

// A rural route, general delivery or a description does not say where one person lives or gets mail
// as surely as a street address does.
FindingStatus delivery_point(FaceQuestion const& ask) {
    return met_if(ask.line.address.kind != AddressKind::Rural &&
                  ask.line.address.kind != AddressKind::GeneralDelivery &&
                  !ask.line.address.has_problem("descriptive"));
}

// STRICTER: a word or a unit that the standard form cannot place is never dropped; a person reads
// it.
FindingStatus understood(FaceQuestion const& ask) {
    constexpr std::string_view unclear[] = {"not-understood", "unit-not-understood", "two-units",
                                            "odd-letters"};
    for (std::string_view const problem : unclear) {
        if (ask.line.address.has_problem(problem)) return FindingStatus::Unmet;
    }
    bool const beside_an_address = ask.line.address.kind != AddressKind::Placeholder &&
                                   ask.line.address.has_problem("placeholder-word");
    return met_if(!beside_an_address);
}

// 26 USC 6103(b)(6)
//     "his mailing address"
// The text knows no border; switch foreign_address (A30).
FindingStatus domestic(FaceQuestion const& ask) {
    return met_if(ask.line.address.kind != AddressKind::Foreign);
}

// R-CT-ADDR: a building of the requester or a court is not the address of a taxpayer.
FindingStatus not_of_government(FaceQuestion const& ask) {
    return met_if(!is_excluded(
        ask.line, {ExcludedKind::Detention, ExcludedKind::FieldOffice, ExcludedKind::Court}));
}

// 8 USC 1253(a)(1), 1231(a)(1)(B)(iii): who is confined cannot depart, so wilfulness is doubtful.
FindingStatus not_a_prison(FaceQuestion const& ask) {
    return met_if(!is_excluded(ask.line, {ExcludedKind::Jail, ExcludedKind::Prison}));
}

// R-CT-MISID: many people share such an address for a short time.
FindingStatus not_an_institution(FaceQuestion const& ask) {
    return met_if(!is_excluded(ask.line, {ExcludedKind::Hospital, ExcludedKind::Shelter}));
}

// 26 USC 6103(b)(2)(A): what stands there may be a third party's identity.
FindingStatus not_a_mail_drop(FaceQuestion const& ask) {
    return met_if(!is_excluded(ask.line, {ExcludedKind::MailDrop}));
}

using F = ScenarioFacts;

template <AddressKind Kind>
void set_kind(F& facts) {
    facts.line.address.kind = Kind;
}

template <ExcludedKind Kind>
void set_excluded(F& facts) {
    facts.line.excluded = Kind;
}

constexpr std::array table{
    Predicate{.name = "address.given",
              .face = given,
              .flip =
                  [](F& facts) {
                      facts.line.address_given = false;
                      facts.line.address = {};
                  }},
    Predicate{.name = "address.not_placeholder",
              .face = not_placeholder,
              .flip = set_kind<AddressKind::Placeholder>},
    Predicate{
        .name = "address.complete", .face = complete, .flip = set_kind<AddressKind::Incomplete>},
    Predicate{.name = "address.one_address",
              .face = one_address,
              .flip = [](F& facts) { facts.line.address.problems = {"two-addresses"}; }},
    Predicate{.name = "address.zip_of_state",
              .face = zip_of_state,
              .flip = [](F& facts) { facts.line.address.problems = {"zip-state-mismatch"}; }},
    Predicate{.name = "address.delivery_point",
              .face = delivery_point,
              .flip = set_kind<AddressKind::Rural>},
    Predicate{.name = "address.understood",
              .face = understood,
              .flip = [](F& facts) { facts.line.address.problems = {"unit-not-understood"}; }},
    Predicate{.name = "address.domestic",
              .face = domestic,
              .by_switch = {.name = "foreign_address",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip = set_kind<AddressKind::Foreign>},
    Predicate{.name = "address.not_of_government",
              .face = not_of_government,
              .flip = set_excluded<ExcludedKind::Detention>},
    Predicate{.name = "address.not_a_prison",
              .face = not_a_prison,
              .flip = set_excluded<ExcludedKind::Jail>},
    Predicate{.name = "address.not_an_institution",
              .face = not_an_institution,
              .flip = set_excluded<ExcludedKind::Hospital>},
    Predicate{.name = "address.not_a_mail_drop",
              .face = not_a_mail_drop,
              .flip = set_excluded<ExcludedKind::MailDrop>},
};

}  // namespace

std::span<Predicate const> address_predicates() {
    return table;
}

}  // namespace penstock::law::internal
