#include "match/likelihoods.h"

namespace penstock::match {

namespace {

using identity::NameManner;

constexpr Likelihood says_nothing{.same = 1, .kin = 1, .stranger = 1};

// A variant whose manner nobody named is another spelling.
NameManner manner_of(NameGrade grade) {
    bool const unnamed = grade.level == Level::Variant && grade.manner == NameManner::Plain;
    return unnamed ? NameManner::Spelling : grade.manner;
}

}  // namespace

Likelihood given_likelihood(NameGrade grade) {
    if (grade.level == Level::Missing) return says_nothing;
    if (grade.level == Level::Differs) return {.same = 0.0005, .kin = 0.98, .stranger = 0.98};
    switch (manner_of(grade)) {
        case NameManner::Plain:
            return {.same = 0.94, .kin = 0.003, .stranger = 1e-5};
        case NameManner::Written:
            return {.same = 0.01, .kin = 0.0002, .stranger = 1e-4};
        case NameManner::Part:
        case NameManner::Order:
            // Sisters are called Maria Elena and Maria Isabel.
            return {.same = 0.1, .kin = 0.01, .stranger = 1e-3};
        case NameManner::Nickname:
            return {.same = 0.01, .kin = 0.002, .stranger = 3e-3};
        case NameManner::Spelling:
            return {.same = 0.005, .kin = 0.001, .stranger = 2e-3};
        case NameManner::Slip:
            return {.same = 0.01, .kin = 0.0005, .stranger = 1e-3};
        case NameManner::Initial:
            return {.same = 0.005, .kin = 0.08, .stranger = 0.05};
        case NameManner::Exchanged:
            return {.same = 0.002, .kin = 0.0002, .stranger = 1e-4};
        case NameManner::Former:
            return says_nothing;
    }
    return says_nothing;
}

Likelihood surname_likelihood(NameGrade grade) {
    if (grade.level == Level::Missing) return says_nothing;
    if (grade.level == Level::Differs) return {.same = 0.01, .kin = 0.39, .stranger = 0.99};
    switch (manner_of(grade)) {
        case NameManner::Plain:
            return {.same = 0.93, .kin = 0.58, .stranger = 1e-6};
        case NameManner::Written:
            return {.same = 0.01, .kin = 0.01, .stranger = 1e-5};
        case NameManner::Part:
            return {.same = 0.02, .kin = 0.02, .stranger = 1e-4};
        case NameManner::Order:
            return {.same = 0.005, .kin = 0.002, .stranger = 1e-5};
        case NameManner::Nickname:
        case NameManner::Spelling:
        case NameManner::Slip:
            return {.same = 0.01, .kin = 0.006, .stranger = 5e-4};
        case NameManner::Initial:
            return {.same = 0.001, .kin = 0.06, .stranger = 0.05};
        case NameManner::Exchanged:
            return {.same = 0.002, .kin = 0.001, .stranger = 1e-4};
        case NameManner::Former:
            return {.same = 0.01, .kin = 0.01, .stranger = 5e-4};
    }
    return says_nothing;
}

Likelihood middle_likelihood(Level level) {
    switch (level) {
        case Level::Exact:
            return {.same = 0.93, .kin = 0.4, .stranger = 0.07};
        case Level::Equivalent:
            return {.same = 0.04, .kin = 0.03, .stranger = 0.008};
        case Level::Variant:
            return {.same = 0.01, .kin = 0.01, .stranger = 0.009};
        case Level::Missing:
            return says_nothing;
        case Level::Differs:
            return {.same = 0.01, .kin = 0.55, .stranger = 0.92};
    }
    return says_nothing;
}

Likelihood suffix_likelihood(NameEvidence const& name) {
    if (name.suffix == Level::Differs) return {.same = 0.005, .kin = 0.5, .stranger = 0.5};
    if (name.suffix_on_one_side) return {.same = 0.2, .kin = 0.4, .stranger = 0.2};
    if (name.suffix == Level::Missing) return says_nothing;
    return {.same = 0.8, .kin = 0.1, .stranger = 0.3};
}

Likelihood tin_likelihood(Corroboration standing) {
    switch (standing) {
        case Corroboration::Agrees:
            return {.same = 0.97, .kin = 0.001, .stranger = 1e-7};
        case Corroboration::Shared:
            return {.same = 0.005, .kin = 0.005, .stranger = 1e-6};
        case Corroboration::Near:
            return {.same = 0.01, .kin = 0.0002, .stranger = 1e-7};
        case Corroboration::Missing:
            return says_nothing;
        case Corroboration::Contradicts:
            return {.same = 0.015, .kin = 0.99, .stranger = 1};
    }
    return says_nothing;
}

Likelihood dob_likelihood(Corroboration standing) {
    switch (standing) {
        case Corroboration::Agrees:
        case Corroboration::Shared:
            return {.same = 0.97, .kin = 0.003, .stranger = 5e-5};
        case Corroboration::Near:
            return {.same = 0.01, .kin = 0.004, .stranger = 1e-3};
        case Corroboration::Missing:
            return says_nothing;
        case Corroboration::Contradicts:
            return {.same = 0.015, .kin = 0.99, .stranger = 0.999};
    }
    return says_nothing;
}

double address_likelihood(AddressRelation relation) {
    switch (relation) {
        case AddressRelation::DeliveryPoint:
            return 0.93;
        case AddressRelation::Misspelt:
            return 0.01;
        case AddressRelation::ZipSlip:
            return 0.01;
        case AddressRelation::UnitMissing:
            return 0.01;
        case AddressRelation::UnitDiffers:
            return 0.005;
        case AddressRelation::NumberTransposed:
            return 0.002;
        case AddressRelation::CityDiffers:
            return 0.003;
        case AddressRelation::ZipDiffers:
            return 0.008;
        case AddressRelation::None:
            return 0.03;
    }
    return 0.03;
}

}  // namespace penstock::match
