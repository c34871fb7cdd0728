#include "match/claim.h"

namespace penstock::match {

std::vector<Reason> Claim::vetoes() const {
    std::vector<Reason> found;
    if (address == AddressRelation::UnitDiffers) found.push_back(Reason::UnitDiffers);
    if (address == AddressRelation::NumberTransposed) {
        found.push_back(Reason::HouseNumberTransposed);
    }
    if (address == AddressRelation::CityDiffers) found.push_back(Reason::CityDiffers);
    bool const zip_in_doubt = address == AddressRelation::ZipSlip && !is_corroborated();
    if (address == AddressRelation::ZipDiffers || zip_in_doubt) {
        found.push_back(Reason::ZipDiffers);
    }
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
                .tin = tin_of(*subject_, candidate, *tin_holders_),
                .dob = dob_of(*subject_, candidate)};
    for (std::size_t i = 0; i < candidate.versions.size(); ++i) {
        AddressRelation const relation = address_.relation_to(candidate.versions[i]);
        if (relation > claim.address || relation == AddressRelation::None) continue;
        if (relation < claim.address) claim.versions.clear();
        claim.address = relation;
        claim.versions.push_back(i);
    }
    return claim;
}

}  // namespace penstock::match
