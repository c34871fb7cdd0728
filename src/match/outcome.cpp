#include "match/outcome.h"

namespace penstock::match {

std::string_view word(OutcomeKind kind) {
    switch (kind) {
        case OutcomeKind::Unique:
            return "unique";
        case OutcomeKind::None:
            return "none";
        case OutcomeKind::Ambiguous:
            return "ambiguous";
        case OutcomeKind::Conflict:
            return "conflict";
    }
    return "";
}

std::string_view word(Reason reason) {
    switch (reason) {
        case Reason::NameAndAddress:
            return "name-and-address";
        case Reason::NameNotOnFile:
            return "name-not-on-file";
        case Reason::AddressNotOnFile:
            return "address-not-on-file";
        case Reason::TinOfAnother:
            return "tin-of-another";
        case Reason::AddressOfAnother:
            return "address-of-another";
        case Reason::SeveralPersons:
            return "several-persons";
        case Reason::EvidenceThin:
            return "evidence-thin";
        case Reason::UnitMissing:
            return "unit-missing";
        case Reason::UnitMissingOnePerson:
            return "unit-missing-one-person";
        case Reason::UnitDiffers:
            return "unit-differs";
        case Reason::HouseNumberTransposed:
            return "house-number-transposed";
        case Reason::SpelledLikeAnother:
            return "spelled-like-another";
        case Reason::CityDiffers:
            return "city-differs";
        case Reason::ZipDiffers:
            return "zip-differs";
        case Reason::BirthDateDiffers:
            return "birth-date-differs";
        case Reason::TinDiffers:
            return "tin-differs";
        case Reason::MiddleNameDiffers:
            return "middle-name-differs";
        case Reason::SuffixDiffers:
            return "suffix-differs";
        case Reason::NameVariant:
            return "name-variant";
    }
    return "";
}

std::string_view word(Level level) {
    switch (level) {
        case Level::Exact:
            return "exact";
        case Level::Equivalent:
            return "equivalent";
        case Level::Variant:
            return "variant";
        case Level::Missing:
            return "missing";
        case Level::Differs:
            return "differs";
    }
    return "";
}

}  // namespace penstock::match
