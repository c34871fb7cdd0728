// Facts of a record.
#include "law/internal/scenario_fields.h"

#include <array>

namespace penstock::law::internal {

namespace {

using F = ScenarioFacts;

constexpr std::array<std::pair<std::string_view, IdentityFinding>, 9> identity_words{{
    {"one-person", IdentityFinding::OnePerson},
    {"not-on-file", IdentityFinding::NotOnFile},
    {"address-not-that-persons", IdentityFinding::AddressNotThatPersons},
    {"number-of-another", IdentityFinding::NumberOfAnother},
    {"address-of-another", IdentityFinding::AddressOfAnother},
    {"several-persons", IdentityFinding::SeveralPersons},
    {"unit-missing", IdentityFinding::UnitMissing},
    {"unit-missing-one-person", IdentityFinding::UnitMissingOnePerson},
    {"contradicted", IdentityFinding::Contradicted},
}};

bool set_identity(F& facts, std::string_view value) {
    auto const identity = read_word<IdentityFinding>(value, identity_words);
    if (identity) facts.record.identity = *identity;
    return identity.has_value();
}

template <auto Member>
constexpr ScenarioField row(Literal name) {
    return {name, "yes, no", set_yes_no<[](F& facts) -> bool& { return facts.record.*Member; }>};
}

constexpr std::array table{
    ScenarioField{"record.identity",
                  "one-person, not-on-file, address-not-that-persons, number-of-another, "
                  "address-of-another, several-persons, unit-missing, unit-missing-one-person, "
                  "contradicted",
                  set_identity},
    row<&RecordFacts::set_forth_in_period>("record.set_forth_in_period"),
    row<&RecordFacts::set_forth_is_last_known>("record.set_forth_is_last_known"),
    row<&RecordFacts::set_forth_has_no_period>("record.set_forth_has_no_period"),
    row<&RecordFacts::set_forth_is_care_of>("record.set_forth_is_care_of"),
    row<&RecordFacts::set_forth_is_foreign>("record.set_forth_is_foreign"),
    row<&RecordFacts::has_releasable>("record.has_releasable"),
    row<&RecordFacts::releasable_from_period>("record.releasable_from_period"),
    row<&RecordFacts::releasable_without_period>("record.releasable_without_period"),
    row<&RecordFacts::releasable_is_care_of>("record.releasable_is_care_of"),
    row<&RecordFacts::releasable_is_foreign>("record.releasable_is_foreign"),
    row<&RecordFacts::releasable_source_is_other>("record.releasable_source_is_other"),
    ScenarioField{"record.releasable_age_days", "a number",
                  set_number<[](F& facts) -> auto& { return facts.record.releasable_age_days; }>},
    row<&RecordFacts::releasable_equals_set_forth>("record.releasable_equals_set_forth"),
    row<&RecordFacts::files_returns>("record.files_returns"),
    row<&RecordFacts::informant>("record.informant"),
    row<&RecordFacts::impairment>("record.impairment"),
    row<&RecordFacts::protected_address>("record.protected_address"),
    row<&RecordFacts::identity_theft>("record.identity_theft"),
    row<&RecordFacts::deceased>("record.deceased"),
    row<&RecordFacts::minor>("record.minor"),
};

}  // namespace

std::span<ScenarioField const> record_fields() {
    return table;
}

}  // namespace penstock::law::internal
