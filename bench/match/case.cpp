#include "bench/match/case.h"

namespace penstock::evaluation {

std::string_view word(Information information) {
    switch (information) {
        case Information::NameAddress:
            return "name and address";
        case Information::BirthDate:
            return "and birth date";
        case Information::Number:
            return "and number";
        case Information::Both:
            return "and both";
    }
    return "";
}

std::string_view word(Subgroup group) {
    switch (group) {
        case Subgroup::TwoSurnames:
            return "two surnames";
        case Subgroup::TopSurname:
            return "surname among the top hundred";
        case Subgroup::Itin:
            return "ITIN";
        case Subgroup::Unit:
            return "lives in a unit";
        case Subgroup::PoBox:
            return "PO box";
        case Subgroup::PuertoRico:
            return "Puerto Rico";
        case Subgroup::EastAsian:
            return "East and Southeast Asian name";
        case Subgroup::ShortName:
            return "a name of one or two letters";
        case Subgroup::Rural:
            return "rural route";
        case Subgroup::FormerName:
            return "has changed surname";
    }
    return "";
}

}  // namespace penstock::evaluation
