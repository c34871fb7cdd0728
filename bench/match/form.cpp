#include "bench/match/form.h"

#include "synthetic/spelling.h"

namespace penstock::evaluation {

namespace {

// Two surnames and no particle.
std::size_t border_of_two(std::string const& surname) {
    std::size_t const border = surname.find_first_of(" -");
    bool const begins_small = !surname.empty() && surname[0] >= 'a' && surname[0] <= 'z';
    if (begins_small) return std::string::npos;
    if (border == std::string::npos || border < 3) return std::string::npos;
    if (surname.find_first_of(" -", border + 1) != std::string::npos) return std::string::npos;
    std::string const first = synthetic::upper(surname.substr(0, border));
    bool const particle = first == "VAN" || first == "ST." || first == "AL" || first == "EL";
    return particle ? std::string::npos : border;
}

void vary_surname(std::string& surname, synthetic::Chance& chance) {
    std::size_t const border = border_of_two(surname);
    if (border == std::string::npos) return;
    std::string const first = surname.substr(0, border);
    std::string const second = surname.substr(border + 1);
    std::uint64_t const draw = chance.below(100);
    if (draw < 15) {
        surname = first;
    } else if (draw < 18) {
        surname = second + " " + first;
    } else if (draw < 38) {
        surname = first + "-" + second;
    } else if (draw < 48) {
        surname = first + " " + second;
    }
}

void vary_name(identity::PersonName& name, synthetic::Chance& chance) {
    std::uint64_t const middle = chance.below(100);
    if (middle < 35) {
        name.middle.clear();
    } else if (middle < 80 && !name.middle.empty()) {
        name.middle = synthetic::without_accents(name.middle).substr(0, 1);
        if (chance.one_in(4)) name.middle += ".";
    }
    if (!chance.per_mille(600)) {
        name.suffix.clear();
    } else if (!name.suffix.empty() && chance.one_in(3)) {
        name.suffix += name.suffix == "III" ? "" : ".";
    }
    vary_surname(name.surname, chance);
    std::size_t const space = name.given.find(' ');
    if (space != std::string::npos && space > 2 && chance.per_mille(150)) name.given.resize(space);
    if (chance.per_mille(600)) {
        name.given = synthetic::without_accents(name.given);
        name.middle = synthetic::without_accents(name.middle);
        name.surname = synthetic::without_accents(name.surname);
    }
    if (chance.per_mille(450)) {
        name.given = synthetic::upper(name.given);
        name.middle = synthetic::upper(name.middle);
        name.surname = synthetic::upper(name.surname);
    }
}

void vary_address(identity::AddressInput& address, synthetic::Chance& chance) {
    if (address.state != "PR" && chance.per_mille(300)) {
        address.street = synthetic::spelt_out(address.street);
    }
    if (address.street.starts_with("PO Box") && chance.per_mille(300)) {
        address.street = "P.O. BOX" + address.street.substr(6);
    }
    if (!address.unit.empty() && chance.per_mille(450)) {
        address.unit = synthetic::unit_respelt(address.unit, chance);
    }
    if (chance.per_mille(450)) {
        address.street = synthetic::upper(address.street);
        address.unit = synthetic::upper(address.unit);
        address.city = synthetic::upper(address.city);
    }
    if (chance.per_mille(150)) {
        address.zip += "-" + std::to_string(chance.between(1000, 9998));
    }
    // The unit on the delivery line, as many forms have no field for it.
    if (!address.unit.empty() && chance.per_mille(250)) {
        address.street += " " + address.unit;
        address.unit.clear();
    }
    if (chance.per_mille(200)) address = synthetic::one_line(address);
}

}  // namespace

void vary_form(Asked& asked, synthetic::Chance& chance) {
    vary_name(asked.name, chance);
    vary_address(asked.address, chance);
    if (asked.tin.size() == 9 && chance.one_in(2)) {
        asked.tin =
            asked.tin.substr(0, 3) + "-" + asked.tin.substr(3, 2) + "-" + asked.tin.substr(5);
    }
}

}  // namespace penstock::evaluation
