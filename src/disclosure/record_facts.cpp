#include "disclosure/record_facts.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

law::IdentityFinding identity_finding(match::MatchOutcome const& outcome) {
    using match::Reason;
    if (outcome.kind == match::OutcomeKind::Conflict) return law::IdentityFinding::Contradicted;
    switch (outcome.reason) {
        case Reason::NameAndAddress:
            return law::IdentityFinding::OnePerson;
        case Reason::NameNotOnFile:
            return law::IdentityFinding::NotOnFile;
        case Reason::AddressNotOnFile:
            return law::IdentityFinding::AddressNotThatPersons;
        case Reason::TinOfAnother:
            return law::IdentityFinding::NumberOfAnother;
        case Reason::AddressOfAnother:
            return law::IdentityFinding::AddressOfAnother;
        // Somebody who is not on file is one of the several who could be meant.
        case Reason::EvidenceThin:
        case Reason::SeveralPersons:
            return law::IdentityFinding::SeveralPersons;
        case Reason::UnitMissing:
            return law::IdentityFinding::UnitMissing;
        case Reason::UnitMissingOnePerson:
            return law::IdentityFinding::UnitMissingOnePerson;
        case Reason::UnitDiffers:
        case Reason::HouseNumberTransposed:
        case Reason::SpelledLikeAnother:
        case Reason::CityDiffers:
        case Reason::ZipDiffers:
        case Reason::BirthDateDiffers:
        case Reason::TinDiffers:
        case Reason::MiddleNameDiffers:
        case Reason::SuffixDiffers:
        case Reason::NameVariant:
            return law::IdentityFinding::Contradicted;
    }
    return law::IdentityFinding::Contradicted;
}

bool is_foreign(registry::AddressVersion const& version) {
    return version.standard.kind == identity::AddressKind::Foreign;
}

bool without_period(registry::AddressVersion const& version) {
    return std::ranges::none_of(version.occurrences, [](registry::Occurrence const& occurrence) {
        return occurrence.tax_period.has_value();
    });
}

bool minor_on(Date birth, Date today) {
    std::chrono::year_month_day const born{birth};
    auto const of_age = (born.year() + std::chrono::years{18}) / born.month() / born.day();
    // A birthday on 29 February comes of age on 1 March.
    return today < (of_age.ok()
                        ? Date{of_age}
                        : Date{(born.year() + std::chrono::years{18}) / std::chrono::March / 1});
}

// Facts of the address set forth: `versions` are the person's versions that equal it.
void add_set_forth(law::RecordFacts& facts, registry::PersonRecord const& record,
                   std::vector<std::size_t> const& versions, std::vector<int> const& periods) {
    auto const last = registry::last_known(record);
    bool all_without_period = !versions.empty();
    for (std::size_t const index : versions) {
        registry::AddressVersion const& version = record.versions[index];
        facts.set_forth_in_period |= registry::occurs_within(version, periods);
        facts.set_forth_is_last_known |= last && last->version == index;
        facts.set_forth_is_care_of |= version.care_of;
        facts.set_forth_is_foreign |= is_foreign(version);
        all_without_period = all_without_period && without_period(version);
    }
    facts.set_forth_has_no_period = all_without_period;
}

void add_releasable(law::RecordFacts& facts, registry::PersonRecord const& record,
                    registry::VersionChoice const& choice, match::MatchOutcome const& outcome,
                    law::AdmittedLine const& line, Date today) {
    registry::AddressVersion const& version = record.versions[choice.version];
    auto const period = choice.occurrence.tax_period;
    facts.has_releasable = true;
    facts.releasable_from_period =
        period && std::ranges::find(line.periods, period->value()) != line.periods.end();
    facts.releasable_without_period = !period.has_value();
    facts.releasable_is_care_of = version.care_of;
    facts.releasable_is_foreign = is_foreign(version);
    facts.releasable_source_is_other = choice.occurrence.source == registry::Source::Other;
    facts.releasable_age_days = (today - choice.occurrence.effective).count();
    facts.releasable_equals_set_forth =
        std::ranges::find(outcome.versions, choice.version) != outcome.versions.end();
}

}  // namespace

RecordReading read_record(match::MatchOutcome const& outcome, registry::PersonRecord const* record,
                          law::AdmittedLine const& line, Date today) {
    RecordReading reading;
    law::RecordFacts& facts = reading.facts;
    facts.identity = identity_finding(outcome);
    if (record == nullptr) return reading;
    add_set_forth(facts, *record, outcome.versions, line.periods);
    reading.release = line.switches.period_binding ? registry::latest_within(*record, line.periods)
                                                   : registry::last_known(*record);
    if (reading.release) add_releasable(facts, *record, *reading.release, outcome, line, today);
    facts.files_returns = record->files_returns;
    facts.informant = record->flags.informant;
    facts.impairment = record->flags.impairment;
    facts.protected_address = record->flags.protected_address;
    facts.identity_theft = record->flags.identity_theft;
    facts.deceased = record->flags.deceased;
    facts.minor = record->flags.minor || std::ranges::any_of(record->birth_dates, [&](Date birth) {
                      return minor_on(birth, today);
                  });
    return reading;
}

}  // namespace penstock::disclosure
