#include "identity/address.h"

#include <string_view>

namespace penstock::identity {

namespace {

void append(std::string& line, std::string_view word) {
    if (word.empty()) return;
    if (!line.empty()) line += ' ';
    line += word;
}

std::string route_or_box(StandardAddress const& address) {
    std::string line;
    if (!address.route_type.empty()) {
        line = address.route_type;
        append(line, address.route);
        if (!address.box_type.empty()) append(line, "BOX");
        append(line, address.box);
        return line;
    }
    if (!address.unit_type.empty() && address.box_type == address.unit_type) {
        line = address.unit_type;
        append(line, address.unit);
        append(line, "BOX");
        append(line, address.box);
        return line;
    }
    line = address.box_type;
    append(line, address.box);
    return line;
}

}  // namespace

AddressInput printed(StandardAddress const& address) {
    AddressInput input;
    if (!address.care_of.empty()) input.street = "C/O " + address.care_of + ",";
    if (!address.urbanization.empty()) append(input.street, "URB " + address.urbanization + ",");
    append(input.street, address.number);
    append(input.street, address.predirectional);
    append(input.street, address.street);
    append(input.street, address.suffix);
    append(input.street, address.postdirectional);
    if (!address.box_type.empty() || !address.route_type.empty()) {
        append(input.street, route_or_box(address));
    } else if (address.kind == AddressKind::GeneralDelivery) {
        append(input.street, "GENERAL DELIVERY");
    }
    bool const military = !address.unit_type.empty() && address.box_type == address.unit_type;
    if (!military) {
        append(input.unit, address.unit_type);
        append(input.unit, address.unit);
        append(input.unit, address.unit2_type);
        append(input.unit, address.unit2);
    }
    input.city = address.city;
    input.state = address.state;
    input.zip = address.zip;
    if (!address.plus4.empty()) input.zip += "-" + address.plus4;
    input.country = address.country;
    return input;
}

}  // namespace penstock::identity
