#include "variations.h"

#include "identity/address.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string>
#include <string_view>

namespace penstock::bench {

namespace {

using identity::AddressInput;
using identity::StandardAddress;

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string without_commas(std::string text) {
    std::erase(text, ',');
    return text;
}

std::string line_of(FieldedAddress const& a, std::string const& unit, std::string_view zip_tail) {
    std::string line = a[0];
    if (!unit.empty()) line += ", " + unit;
    return line + ", " + a[2] + ", " + a[3] + " " + a[4] + std::string(zip_tail);
}

std::string unit_before(FieldedAddress const& a) {
    return (a[1].empty() ? a[0] : a[1] + ", " + a[0]) + ", " + a[2] + ", " + a[3] + " " + a[4];
}

// Only the identifier of the unit, behind another designator.
std::string with_designator(FieldedAddress const& a, std::string_view designator) {
    std::string const id = a[1].empty() ? "" : a[1].substr(a[1].rfind(' ') + 1);
    bool const numbered = std::ranges::any_of(id, [](char c) { return c >= '0' && c <= '9'; });
    if (!numbered) return line_of(a, a[1], "");
    return line_of(a, std::string(designator) + id.substr(id.starts_with('#') ? 1 : 0), "");
}

struct Way {
    std::string_view name;
    std::string (*write)(FieldedAddress const&);
};

constexpr std::array ways = std::to_array<Way>({
    {"as given", [](FieldedAddress const& a) { return line_of(a, a[1], ""); }},
    {"capitals", [](FieldedAddress const& a) { return upper(line_of(a, a[1], "")); }},
    {"small letters", [](FieldedAddress const& a) { return lower(line_of(a, a[1], "")); }},
    {"no commas", [](FieldedAddress const& a) { return without_commas(line_of(a, a[1], "")); }},
    {"no commas, capitals",
     [](FieldedAddress const& a) { return upper(without_commas(line_of(a, a[1], ""))); }},
    {"ZIP+4", [](FieldedAddress const& a) { return line_of(a, a[1], "-1234"); }},
    {"unit before", [](FieldedAddress const& a) { return unit_before(a); }},
    {"Apartment", [](FieldedAddress const& a) { return with_designator(a, "Apartment "); }},
    {"#", [](FieldedAddress const& a) { return with_designator(a, "#"); }},
    {"# apart", [](FieldedAddress const& a) { return with_designator(a, "# "); }},
});

StandardAddress read(AddressInput const& input) {
    StandardAddress address = identity::standardise(input);
    address.plus4.clear();
    return address;
}

AddressInput fields_of(FieldedAddress const& a) {
    AddressInput input;
    input.street = a[0];
    input.unit = a[1];
    input.city = a[2];
    input.state = a[3];
    input.zip = a[4];
    return input;
}

bool same_place(StandardAddress const& a, StandardAddress const& b) {
    return identity::city_key(a) == identity::city_key(b) && a.state == b.state && a.zip == b.zip;
}

}  // namespace

void score_variations(std::vector<FieldedAddress> const& all, int misses) {
    for (Way const& way : ways) {
        int right = 0;
        int with_unit = 0;
        int unit_right = 0;
        int left = misses;
        for (FieldedAddress const& fields : all) {
            StandardAddress const truth = read(fields_of(fields));
            AddressInput input;
            input.text = way.write(fields);
            input.one_line = true;
            StandardAddress const found = read(input);
            bool const equal = same_place(truth, found) && identity::delivery_point_key(truth) ==
                                                               identity::delivery_point_key(found);
            bool const unit_kept = truth.unit == found.unit && truth.unit2 == found.unit2;
            bool const has_unit = !fields[1].empty();
            right += equal ? 1 : 0;
            with_unit += has_unit ? 1 : 0;
            unit_right += has_unit && unit_kept ? 1 : 0;
            if (equal || left-- <= 0) continue;
            std::printf("    %s\n        found %s | %s | %s | unit %s\n", input.text.c_str(),
                        found.number.c_str(), found.street.c_str(), found.city.c_str(),
                        found.unit.c_str());
        }
        if (all.empty()) continue;
        std::printf("rrad: %-28s %-12s %6zu  %6.2f  %6s  %5d  %6.2f\n",
                    std::string(way.name).c_str(), "fields", all.size(),
                    100.0 * right / static_cast<double>(all.size()), "", with_unit,
                    with_unit == 0 ? 0.0 : 100.0 * unit_right / with_unit);
    }
}

}  // namespace penstock::bench
