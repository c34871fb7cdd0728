#include "synthetic/dwelling.h"

#include "synthetic/place_tables.h"

#include <string>

namespace penstock::synthetic {

namespace {

std::string five_digits(int zip) {
    std::string const digits = std::to_string(zip);
    return std::string(5 - digits.size(), '0') + digits;
}

void set_place(identity::AddressInput& address, Place const& place, Chance& chance) {
    address.city = place.city;
    address.state = place.state;
    address.zip = five_digits(place.zip_first + chance.between(0, place.zip_count - 1));
    address.country = "US";
}

std::string street_line(Chance& chance) {
    int const most = chance.one_in(3) ? 199 : 9899;
    std::string line = std::to_string(chance.between(1, most));
    if (chance.one_in(4)) {
        line += ' ';
        line += chance.pick_common(directionals());
    }
    line += ' ';
    line += chance.pick(street_names());
    line += ' ';
    line += chance.pick_common(street_suffixes());
    return line;
}

identity::AddressInput street_address(Chance& chance) {
    identity::AddressInput address;
    address.street = street_line(chance);
    set_place(address, chance.pick(places()), chance);
    return address;
}

identity::AddressInput box_address(Chance& chance) {
    identity::AddressInput address;
    address.street = "PO Box " + std::to_string(chance.between(1, 9999));
    set_place(address, chance.pick(places()), chance);
    return address;
}

identity::AddressInput rural_address(Chance& chance) {
    identity::AddressInput address;
    address.street = (chance.one_in(3) ? "HC " : "RR ") + std::to_string(chance.between(1, 9)) +
                     " Box " + std::to_string(chance.between(1, 400));
    set_place(address, chance.pick(places()), chance);
    return address;
}

identity::AddressInput military_address(Chance& chance) {
    identity::AddressInput address;
    address.street = "PSC " + std::to_string(chance.between(1, 99)) + " Box " +
                     std::to_string(chance.between(100, 9999));
    address.city = "APO";
    address.state = "AE";
    address.zip = five_digits(9000 + chance.between(1, 99));
    address.country = "US";
    return address;
}

identity::AddressInput puerto_rico_address(Chance& chance) {
    identity::AddressInput address;
    std::string const number = std::to_string(chance.between(1, 950));
    if (chance.one_in(2)) {
        address.street = "URB " + std::string(chance.pick(urbanizations())) + " " + number +
                         " Calle " + static_cast<char>('A' + chance.between(0, 15));
    } else {
        address.street = number + " Calle " + std::string(chance.pick(street_names()));
    }
    set_place(address, chance.pick(puerto_rico_places()), chance);
    return address;
}

identity::AddressInput foreign_address(Chance& chance) {
    identity::AddressInput address;
    std::string const number = std::to_string(chance.between(1, 900));
    if (chance.one_in(3)) {
        address.street = number + " Rue du Moulin";
        address.city = "Montreal";
        address.state = "QC";
        address.zip = "H2X 1Y4";
        address.country = "CA";
    } else {
        address.street = "Calle Hidalgo " + number;
        address.city = "Monterrey";
        address.state = "NLE";
        address.zip = "64000";
        address.country = "MX";
    }
    return address;
}

Dwelling building(Chance& chance, int least_units, int most_units) {
    return {.address = street_address(chance),
            .units = chance.between(least_units, most_units),
            .style = static_cast<UnitStyle>(chance.below(5))};
}

}  // namespace

identity::AddressInput any_house(Chance& chance) {
    return street_address(chance);
}

Dwelling any_dwelling(Chance& chance) {
    // Shares of dwellings in ten thousand; a tower holds many households, so about four persons in
    // ten live in a unit.
    std::uint64_t const draw = chance.below(10'000);
    if (draw < 20) return building(chance, 61, 200);
    if (draw < 120) return building(chance, 11, 60);
    if (draw < 820) return building(chance, 2, 10);
    if (draw < 1200) return {.address = box_address(chance)};
    if (draw < 1320) return {.address = rural_address(chance)};
    if (draw < 1480) return {.address = puerto_rico_address(chance)};
    if (draw < 1500) return {.address = military_address(chance)};
    if (draw < 1540) return {.address = foreign_address(chance)};
    return {.address = street_address(chance)};
}

identity::AddressInput unit_of(Dwelling const& dwelling, int unit) {
    constexpr int per_floor = 8;
    std::string const number = std::to_string(unit + 1);
    std::string const floor = std::to_string(unit / per_floor + 1);
    int const on_floor = unit % per_floor;
    identity::AddressInput address = dwelling.address;
    switch (dwelling.style) {
        case UnitStyle::Number:
            address.unit = "Apt " + number;
            break;
        case UnitStyle::FloorAndNumber:
            address.unit = "Apt " + floor + "0" + std::to_string(on_floor + 1);
            break;
        case UnitStyle::FloorAndLetter:
            address.unit = "Apt " + floor + static_cast<char>('A' + on_floor);
            break;
        case UnitStyle::Hash:
            address.unit = "# " + number;
            break;
        case UnitStyle::UnitWord:
            address.unit = "Unit " + number;
            break;
    }
    return address;
}

}  // namespace penstock::synthetic
