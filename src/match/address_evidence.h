// How an address set forth stands to an address on file.
//
// What identity's keys call one delivery point is agreement. So is a misspelt one if nobody is on
// file at the address as it was spelled, and one with a slip in the ZIP code if besides a number or
// a birth date agrees. Everything less is named, so that a person may look at
// it; nothing less ever releases.
#pragma once

#include "identity/address.h"

#include <string>
#include <vector>

namespace penstock::match {

// From best to worst.
enum class AddressRelation {
    DeliveryPoint,  // equal, unit included; one slip in the city's name aside
    Misspelt,       // equal but for one slip in the street's name, or for its suffix or directional
                    // left out on one side
    ZipSlip,        // equal but for a ZIP code that is left out, or has one slip
    UnitMissing,    // the building is equal; a unit is on file and none is set forth
    UnitDiffers,    // the building is equal; the units contradict, or none is on file
    NumberTransposed,  // equal but for two digits of the house number in each other's place
    CityDiffers,       // equal but for the city
    ZipDiffers,        // equal but for the ZIP code
    None,
};

// True if the address names a place where one can be found: not a placeholder, not incomplete.
[[nodiscard]] bool names_a_place(identity::StandardAddress const& address);

// One key for a building whatever city was written; ZIP codes still tell one city from another.
[[nodiscard]] std::string place_key(identity::StandardAddress const& address);

// Every house number that has two digits of this one in each other's place, each once, sorted.
[[nodiscard]] std::vector<std::string> transposed_numbers(std::string const& number);

// An address set forth, with its keys made once.
class AddressSetForth {
public:
    explicit AddressSetForth(identity::StandardAddress const& address);

    [[nodiscard]] AddressRelation relation_to(identity::StandardAddress const& on_file) const;

private:
    // True if the two are one delivery point once that field, or the street, is taken from the
    // address set forth.
    [[nodiscard]] bool is_point_with(std::string identity::StandardAddress::* field,
                                     identity::StandardAddress const& on_file) const;
    [[nodiscard]] bool is_misspelt(identity::StandardAddress const& on_file) const;

    identity::StandardAddress const* address_;
    bool names_a_place_;
    std::string delivery_point_, building_;
};

}  // namespace penstock::match
