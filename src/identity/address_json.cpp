#include "identity/address_json.h"

#include "base/json_writer.h"

#include <string_view>

namespace penstock::identity {

namespace {

void write_member(JsonWriter& json, std::string_view name, std::string_view value) {
    if (!value.empty()) json.member(name).text(value);
}

void write_raw(JsonWriter& json, AddressInput const& input) {
    json.member("raw").object_begin();
    if (input.one_line) {
        json.member("text").text(input.text);
    } else {
        write_member(json, "street", input.street);
        write_member(json, "unit", input.unit);
        write_member(json, "city", input.city);
        write_member(json, "state", input.state);
        write_member(json, "zip", input.zip);
        write_member(json, "country", input.country);
    }
    json.object_end();
}

}  // namespace

std::string to_json(AddressInput const& input, StandardAddress const& address) {
    JsonWriter json;
    json.object_begin();
    json.member("kind").text(word(address.kind));
    write_member(json, "number", address.number);
    write_member(json, "predirectional", address.predirectional);
    write_member(json, "street", address.street);
    write_member(json, "suffix", address.suffix);
    write_member(json, "postdirectional", address.postdirectional);
    write_member(json, "unit_type", address.unit_type);
    write_member(json, "unit", address.unit);
    write_member(json, "unit2_type", address.unit2_type);
    write_member(json, "unit2", address.unit2);
    write_member(json, "box_type", address.box_type);
    write_member(json, "box", address.box);
    write_member(json, "route_type", address.route_type);
    write_member(json, "route", address.route);
    write_member(json, "urbanization", address.urbanization);
    write_member(json, "city", address.city);
    write_member(json, "state", address.state);
    write_member(json, "zip", address.zip);
    write_member(json, "plus4", address.plus4);
    write_member(json, "country", address.country);
    write_member(json, "care_of", address.care_of);
    json.member("problems").array_begin();
    for (std::string const& problem : address.problems) json.text(problem);
    json.array_end();
    write_raw(json, input);
    json.object_end();
    return json.take();
}

}  // namespace penstock::identity
