// How an address set forth stands to an address on file.
//
// Only what identity's keys call one delivery point is agreement. Everything less is named, so that
// a person may look at it; nothing less ever releases.
#pragma once

#include "identity/address.h"

#include <string>
#include <vector>

namespace penstock::match {

// From best to worst.
enum class AddressRelation {
    DeliveryPoint,     // equal, unit included
    UnitMissing,       // the building is equal; a unit is on file and none is set forth
    UnitDiffers,       // the building is equal; the units contradict, or none is on file
    NumberTransposed,  // equal but for two digits of the house number in each other's place
    CityDiffers,       // equal but for the city
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
    identity::StandardAddress const* address_;
    bool names_a_place_;
    std::string delivery_point_, building_;
};

}  // namespace penstock::match
