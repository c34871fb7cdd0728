// A postal address as written, and its standard form after USPS Publication 28.
//
//     StandardAddress const address = standardise({.text = "1325 N State St # 4, …", .one_line =
//     true}); if (address.kind == AddressKind::Street && address.problems.empty()) …
//
// The unit is never dropped silently: what is not understood is a named problem. Nothing is looked
// up: whether the street exists is not known here.
//
// Code words in `problems`, and the kind that goes with them:
//   Incomplete:  missing-number, missing-street, missing-box, bad-state, bad-zip (not five digits,
//   or
//                a prefix that no state has), wildcard, too-long, descriptive ("2 mi past the
//                mill": a place, but not a delivery address; a person may understand it)
//   Placeholder: placeholder-word; on another kind it says that a placeholder stood beside an
//   address any:         missing-city, missing-state, missing-zip (Incomplete only if there is
//   neither a ZIP
//                code nor a city with a state), zip-state-mismatch, two-addresses, two-units,
//                unit-not-understood, not-understood, odd-letters (not Latin, or broken text)
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
    std::string
        box_type;  // "PO BOX"; "BOX" on a route; military as unit_type: "PSC", "CMR", "UNIT"
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

// The standard form as fields: standardise() of it gives the same standard form again.
[[nodiscard]] AddressInput printed(StandardAddress const& address);

// One key for one delivery point: equal for spellings of one address, unit included. "APT 3", "UNIT
// 3", "STE 3" and "# 3" are one unit, a floor is not an apartment, two designators both count in
// any order; zeros, hyphens and spaces in identifiers, ZIP+4, care-of names and country spelling
// aside. Empty for Placeholder and Incomplete: such an address equals none, not even itself.
[[nodiscard]] std::string delivery_point_key(StandardAddress const& address);

// The same without the unit: one key for one building, PO box or route box. State and ZIP code say
// where it lies; the city does so only where there is no ZIP code, so that names of neighbouring
// cities under one ZIP code can be told from other addresses: see city_key.
[[nodiscard]] std::string building_key(StandardAddress const& address);

// One key for one city's name: "St Louis" and "SAINT LOUIS" are equal. Empty where there is none.
[[nodiscard]] std::string city_key(StandardAddress const& address);

}  // namespace penstock::identity
