// What the record of the one person allows. Asked only where the match names one person; the
// identity predicates answer for the other lines.
//
// Nothing here may show outside per line: record elements end in hold or no-release, and both look
// alike to the requester (promise 3).
#include "law/internal/predicate_families.h"
#include "law/internal/questions.h"
#include "law/scenario_facts.h"

namespace penstock::law::internal {

namespace {

bool names_one_person(RecordFacts const& record) {
    switch (record.identity) {
        case IdentityFinding::OnePerson:
        case IdentityFinding::UnitMissingOnePerson:
        case IdentityFinding::Contradicted:
            return true;
        case IdentityFinding::NotOnFile:
        case IdentityFinding::AddressNotThatPersons:
        case IdentityFinding::NumberOfAnother:
        case IdentityFinding::AddressOfAnother:
        case IdentityFinding::SeveralPersons:
        case IdentityFinding::UnitMissing:
            return false;
    }
    return false;
}

// Met unless the record of the one person has the flag.
template <bool RecordFacts::* Flag>
FindingStatus is_not(RecordQuestion const& ask) {
    return met_if(!names_one_person(ask.record) || !(ask.record.*Flag));
}

// 26 USC 6103(i)(2)(B)(i), (ii); switch address_rule (T2): which of a person's addresses counts as
// the one that the request must set forth.
// STRICTER: under the strict value the last known address counts only if it comes from a requested
// period. An address without a period is asked about by record.set_forth_has_period.
FindingStatus address_rule(RecordQuestion const& ask) {
    if (!names_one_person(ask.record)) return FindingStatus::Met;
    switch (ask.batch.switches.address_rule) {
        case AddressRule::OnFileInPeriod:
            return met_if(ask.record.set_forth_in_period || ask.record.set_forth_has_no_period);
        case AddressRule::EqualsLastKnown:
            return met_if(ask.record.set_forth_is_last_known);
        case AddressRule::OnFileAny:
        case AddressRule::Complete:
            return FindingStatus::Met;
    }
    return FindingStatus::Undetermined;
}

FindingStatus has_releasable(RecordQuestion const& ask) {
    return met_if(!names_one_person(ask.record) || ask.record.has_releasable);
}

// 26 USC 6103(i)(2)(B)(ii)
//     "to which such return information relates"
// Switch period_binding (T7): what leaves derives from a period that was asked for.
FindingStatus release_from_period(RecordQuestion const& ask) {
    if (!names_one_person(ask.record) || !ask.record.has_releasable) return FindingStatus::Met;
    return met_if(ask.record.releasable_from_period || ask.record.releasable_without_period);
}

// 26 USC 6103(b)(6)
//     "a person with respect to whom a return is filed"
// Switch nonfiler_release (T9).
FindingStatus files_returns(RecordQuestion const& ask) {
    return met_if(!names_one_person(ask.record) || ask.record.files_returns);
}

// 5 USC 552a(e)(5)
//     "with such accuracy, relevance, timeliness, and completeness as is reasonably necessary"
FindingStatus fresh(RecordQuestion const& ask) {
    return met_if(!names_one_person(ask.record) ||
                  ask.record.releasable_age_days <= ask.batch.ceilings.address_stale_days);
}

using F = ScenarioFacts;

template <bool RecordFacts::* Flag>
void set(F& facts) {
    facts.record.*Flag = true;
}

template <bool RecordFacts::* Flag>
constexpr Predicate row(Literal name) {
    return {.name = name, .stage = Stage::Record, .record = is_not<Flag>, .flip = set<Flag>};
}

template <bool RecordFacts::* Flag>
constexpr Predicate switched_row(Literal name, Literal by_switch) {
    Predicate predicate = row<Flag>(name);
    predicate.by_switch = {
        .name = by_switch, .role = SwitchRole::ChangesOutcome, .mildest = Outcome::Pass};
    return predicate;
}

constexpr std::array table{
    Predicate{.name = "record.address_rule",
              .stage = Stage::Record,
              .record = address_rule,
              .by_switch = {.name = "address_rule", .role = SwitchRole::Read},
              .flip =
                  [](F& facts) {
                      facts.record.set_forth_in_period = false;
                      facts.record.set_forth_is_last_known = false;
                  }},
    Predicate{.name = "record.has_releasable",
              .stage = Stage::Record,
              .record = has_releasable,
              .flip =
                  [](F& facts) {
                      facts.record.has_releasable = false;
                      facts.record.releasable_from_period = false;
                  }},
    Predicate{.name = "record.release_from_period",
              .stage = Stage::Record,
              .record = release_from_period,
              .by_switch = {.name = "period_binding",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip = [](F& facts) { facts.record.releasable_from_period = false; }},
    // 26 CFR 301.6212-2: the last known address may come from the postal service, with no period.
    switched_row<&RecordFacts::set_forth_has_no_period>("record.set_forth_has_period",
                                                        "period_binding"),
    switched_row<&RecordFacts::releasable_without_period>("record.release_has_period",
                                                          "period_binding"),
    // 26 USC 6103(b)(3); switch source_filter (T8): unknown provenance is the most restricted one.
    switched_row<&RecordFacts::releasable_source_is_other>("record.provenance_known",
                                                           "source_filter"),
    // 26 USC 6103(b)(6), "his mailing address"; switch foreign_address (A30).
    switched_row<&RecordFacts::set_forth_is_foreign>("record.set_forth_domestic",
                                                     "foreign_address"),
    switched_row<&RecordFacts::releasable_is_foreign>("record.release_domestic", "foreign_address"),
    // 26 USC 6103(b)(2)(A): the identity of whoever takes in the mail is a third party's.
    row<&RecordFacts::set_forth_is_care_of>("record.set_forth_not_care_of"),
    row<&RecordFacts::releasable_is_care_of>("record.release_not_care_of"),
    Predicate{.name = "record.files_returns",
              .stage = Stage::Record,
              .record = files_returns,
              .by_switch = {.name = "nonfiler_release",
                            .role = SwitchRole::ChangesOutcome,
                            .mildest = Outcome::Pass},
              .flip = [](F& facts) { facts.record.files_returns = false; }},
    Predicate{.name = "record.fresh",
              .stage = Stage::Record,
              .record = fresh,
              .flip =
                  [](F& facts) {
                      facts.record.releasable_age_days =
                          facts.batch.ceilings.address_stale_days + 1;
                  }},
    // 26 USC 6103(i)(6)
    //     "would identify a confidential informant or seriously impair a civil or criminal tax
    //     investigation"
    row<&RecordFacts::informant>("record.no_informant"),
    row<&RecordFacts::impairment>("record.no_impairment"),
    // By analogy, and as the Federal Parent Locator Service does: only a court opens this.
    row<&RecordFacts::protected_address>("record.not_protected"),
    row<&RecordFacts::identity_theft>("record.no_identity_theft"),
    row<&RecordFacts::deceased>("record.living"),
    row<&RecordFacts::minor>("record.adult"),
};

}  // namespace

std::span<Predicate const> record_predicates() {
    return table;
}

}  // namespace penstock::law::internal
