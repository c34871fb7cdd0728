// A postal address as written, and its standard form after USPS Publication 28.
//
// The unit is never dropped silently: what is not understood is a named problem.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity {

// As written: the six fields, or one line in `text` (then the fields are empty).
struct AddressInput {
    std::string street;
    std::string unit;
    std::string city;
    std::string state;
    std::string zip;
    std::string country;  // ISO 3166 alpha-2, a name, or empty for the United States
    std::string text;
    bool one_line = false;

    bool operator==(AddressInput const&) const = default;
};

enum class AddressKind {
    Street,
    PoBox,
    Rural,     // rural and highway contract routes
    Military,  // APO, FPO, DPO
    GeneralDelivery,
    Foreign,
    Placeholder,  // not an address at all: UNKNOWN, N/A, SIN DOMICILIO …
    Incomplete,
};

// The words of the command's output: "street", "po-box", "rural", "military", "general-delivery",
// "foreign", "placeholder", "incomplete".
[[nodiscard]] std::string_view word(AddressKind kind);

// Fields in USPS form, upper case; empty where the address has none.
struct StandardAddress {
    AddressKind kind = AddressKind::Incomplete;
    std::string number;           // "1325", "716 1/2", "89-14", "N6W23001"
    std::string predirectional;   // "N", "SW"
    std::string street;           // "STATE", "CALLE A", "300"
    std::string suffix;           // "ST"
    std::string postdirectional;  // "NW"
    std::string unit_type;        // "APT", "STE", "FL", "#", "PMB" …
    std::string unit;             // "4", "308"
    std::string unit2_type;
    std::string unit2;
    std::string box_type;  // "PO BOX", "PSC", "CMR", "UNIT" (military, as written)
    std::string box;
    std::string route_type;  // "RR", "HC"
    std::string route;
    std::string urbanization;
    std::string city;
    std::string state;  // two letters; a foreign region as written
    std::string zip;    // five digits; a foreign postal code as written
    std::string plus4;
    std::string country;  // "US" or as given for a foreign address
    std::string care_of;  // "% NAME", "C/O NAME": set apart, never part of the delivery line
    std::vector<std::string>
        problems;  // short code words: "zip-state-mismatch", "two-addresses", "descriptive" …

    bool operator==(StandardAddress const&) const = default;
    [[nodiscard]] bool has_problem(std::string_view code) const;
};

// Threads: safe. Never fails: what cannot be read is Incomplete or Placeholder, with its problems.
[[nodiscard]] StandardAddress standardise(AddressInput const& input);

// One key for one delivery point: equal for spellings of one address, unit included ("APT 3", "UNIT
// 3" and "# 3" are one unit); ZIP+4 and country spelling aside.
[[nodiscard]] std::string delivery_point_key(StandardAddress const& address);
// The same without the unit: one key for one building.
[[nodiscard]] std::string building_key(StandardAddress const& address);

}  // namespace penstock::identity
