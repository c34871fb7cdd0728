#include "match/claim.h"

#include <algorithm>
#include <string>

namespace penstock::match {

namespace {

Level level_of(Corroboration corroboration) {
    switch (corroboration) {
        case Corroboration::Agrees:
            return Level::Exact;
        case Corroboration::Shared:
            return Level::Variant;
        case Corroboration::Missing:
            return Level::Missing;
        case Corroboration::Contradicts:
            return Level::Differs;
    }
    return Level::Missing;
}

Level level_of(std::string const& set_forth, std::string const& on_file) {
    if (set_forth == on_file) return set_forth.empty() ? Level::Missing : Level::Exact;
    return set_forth.empty() || on_file.empty() ? Level::Missing : Level::Differs;
}

// The words of the delivery line that are neither house number nor unit.
std::string thoroughfare(identity::StandardAddress const& address) {
    std::string text;
    for (std::string const* part :
         {&address.predirectional, &address.street, &address.suffix, &address.postdirectional,
          &address.box_type, &address.box, &address.route_type, &address.route}) {
        text += *part;
        text += ' ';
    }
    return text;
}

}  // namespace

std::vector<Reason> Claim::vetoes() const {
    std::vector<Reason> found;
    if (address == AddressRelation::UnitDiffers) found.push_back(Reason::UnitDiffers);
    if (address == AddressRelation::NumberTransposed) {
        found.push_back(Reason::HouseNumberTransposed);
    }
    if (address == AddressRelation::CityDiffers) found.push_back(Reason::CityDiffers);
    if (dob == Corroboration::Contradicts) found.push_back(Reason::BirthDateDiffers);
    if (tin == Corroboration::Contradicts) found.push_back(Reason::TinDiffers);
    if (name.middle == Level::Differs) found.push_back(Reason::MiddleNameDiffers);
    // Father and son often share a home, and only one of them writes a suffix. A suffix that only
    // one side has is therefore a doubt, which a number or a birth date settles.
    bool const suffix_in_doubt = name.suffix_on_one_side && !is_corroborated();
    if (name.suffix == Level::Differs || suffix_in_doubt) found.push_back(Reason::SuffixDiffers);
    if (name.standing == NameStanding::Weak && !is_corroborated()) {
        found.push_back(Reason::NameVariant);
    }
    return found;
}

Assessor::Assessor(identity::Subject const& subject, Candidates const& candidates)
    : subject_(&subject),
      tin_holders_(&candidates.tin_holders),
      names_(subject),
      address_(subject.address) {}

Claim Assessor::assess(Candidate const& candidate) const {
    Claim claim{.candidate = &candidate,
                .name = names_.standing_of(candidate),
                .versions = {},
                .tin = tin_of(candidate),
                .dob = dob_of(candidate)};
    for (std::size_t i = 0; i < candidate.versions.size(); ++i) {
        AddressRelation const relation = address_.relation_to(candidate.versions[i]);
        if (relation > claim.address || relation == AddressRelation::None) continue;
        if (relation < claim.address) claim.versions.clear();
        claim.address = relation;
        claim.versions.push_back(i);
    }
    return claim;
}

Corroboration Assessor::tin_of(Candidate const& candidate) const {
    if (!subject_->tin || candidate.tins.empty()) return Corroboration::Missing;
    bool const agrees = std::ranges::find(candidate.tins, *subject_->tin) != candidate.tins.end();
    if (!agrees) return Corroboration::Contradicts;
    bool const others = std::ranges::any_of(
        *tin_holders_, [&](PersonId const& holder) { return holder != candidate.person; });
    return others ? Corroboration::Shared : Corroboration::Agrees;
}

Corroboration Assessor::dob_of(Candidate const& candidate) const {
    if (!subject_->dob || candidate.birth_dates.empty()) return Corroboration::Missing;
    bool const agrees =
        std::ranges::find(candidate.birth_dates, *subject_->dob) != candidate.birth_dates.end();
    return agrees ? Corroboration::Agrees : Corroboration::Contradicts;
}

Weighed Assessor::weigh(Claim const& claim) const {
    Weighed weighed{.person = claim.candidate->person, .comparisons = {}, .vetoes = {}};
    weighed.vetoes = claim.vetoes();
    weighed.fits = claim.fits();
    weighed.comparisons = {
        {"given", claim.name.given},     {"middle", claim.name.middle},
        {"surname", claim.name.surname}, {"suffix", claim.name.suffix},
        {"tin", level_of(claim.tin)},    {"dob", level_of(claim.dob)},
    };
    if (claim.versions.empty()) return weighed;

    weighed.version = claim.versions.front();
    identity::StandardAddress const& asked = subject_->address;
    identity::StandardAddress const& on_file = claim.candidate->versions[weighed.version];
    bool const same_point = claim.address == AddressRelation::DeliveryPoint;
    auto const add = [&](std::string_view field, Level level) {
        // "APT 4" and "# 4" are one unit: what differs in words alone is equivalent.
        bool const in_words_only = same_point && level == Level::Differs;
        weighed.comparisons.push_back({field, in_words_only ? Level::Equivalent : level});
    };
    add("number", claim.address == AddressRelation::NumberTransposed
                      ? Level::Variant
                      : level_of(asked.number, on_file.number));
    add("street", level_of(thoroughfare(asked), thoroughfare(on_file)));
    add("unit", level_of(asked.unit, on_file.unit));
    add("city", level_of(asked.city, on_file.city));
    add("zip", level_of(asked.zip, on_file.zip));
    return weighed;
}

}  // namespace penstock::match
