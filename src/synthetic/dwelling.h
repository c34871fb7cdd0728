// Invented places where people get their post: houses, buildings with units, boxes, routes.
#pragma once

#include "identity/address.h"
#include "synthetic/chance.h"

namespace penstock::synthetic {

// How a building writes its units.
enum class UnitStyle { Number, FloorAndNumber, FloorAndLetter, Hash, UnitWord };

struct Dwelling {
    identity::AddressInput address;  // without a unit
    int units = 0;                   // 0: none
    UnitStyle style = UnitStyle::Number;
};

// A dwelling of any kind, in the shares that the sample world has.
[[nodiscard]] Dwelling any_dwelling(Chance& chance);
// A house with one household and no unit.
[[nodiscard]] identity::AddressInput any_house(Chance& chance);
// The address of one unit. Requires: 0 <= unit < dwelling.units.
[[nodiscard]] identity::AddressInput unit_of(Dwelling const& dwelling, int unit);

}  // namespace penstock::synthetic
