#include "identity/address.h"
#include "identity/internal/street_folding.h"
#include "identity/internal/units.h"
#include "identity/tables/states.h"
#include "identity/tables/street_words.h"

#include <algorithm>

// Keys hold upper-case letters, digits and "|" between their parts; no part can hold "|".

namespace penstock::identity {

namespace {

using namespace internal;

// Calls `use` for each word of a standard field.
template <typename Use>
void for_each_word(std::string_view text, Use use) {
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(' '), text.size());
        if (end > 0) use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void append_street(std::string& key, std::string_view street) {
    std::string folded;
    append_folded_street(folded, street);
    for (char const c : folded) {
        if (c != ' ') key += c;
    }
}

// House numbers of Queens are written with and without their hyphen.
bool is_queens(std::string_view zip) {
    return zip.starts_with("110") || zip.starts_with("111") || zip.starts_with("113") ||
           zip.starts_with("114") || zip.starts_with("116");
}

void append_number(std::string& key, StandardAddress const& address) {
    for (char const c : address.number) {
        if (c == ' ') {
            key += '_';
        } else if (c != '-' || !is_queens(address.zip)) {
            key += c;
        }
    }
}

void append_letters(std::string& key, std::string_view text) {
    for (char const c : text) {
        if (c != ' ' && c != '-' && c != '.' && c != '/') key += c;
    }
}

void append_place(std::string& key, StandardAddress const& address) {
    if (!address.zip.empty()) {
        // A state left out is the ZIP code's.
        std::string_view const state = address.state.empty() ? tables::state_of_zip(address.zip)
                                                             : std::string_view(address.state);
        key += state;
        key += address.zip;
        return;
    }
    key += address.state;
    key += '~';
    key += city_key(address);
}

void append_box(std::string& key, StandardAddress const& address) {
    std::string const box = unit_key("BOX", address.box);
    key += '|';
    key += box;
}

std::string foreign_key(StandardAddress const& address) {
    std::string key = "X|" + address.country + "|";
    for (std::string const* const part :
         {&address.street, &address.unit, &address.city, &address.state, &address.zip}) {
        append_letters(key, *part);
    }
    return key;
}

std::string street_key(StandardAddress const& address) {
    std::string key = "S|";
    key.reserve(64);
    append_place(key, address);
    key += '|';
    append_number(key, address);
    key += '|';
    key += address.predirectional;
    key += '|';
    append_street(key, address.street);
    key += '|';
    key += address.suffix;
    key += '|';
    key += address.postdirectional;
    if (!address.urbanization.empty()) {
        key += '|';
        append_street(key, address.urbanization);
    }
    if (!address.box.empty()) append_box(key, address);
    return key;
}

}  // namespace

std::string city_key(StandardAddress const& address) {
    std::string key;
    for_each_word(address.city, [&](std::string_view word) {
        append_letters(key, tables::long_city_word(word));
    });
    return key;
}

std::string building_key(StandardAddress const& address) {
    std::string key;
    switch (address.kind) {
        case AddressKind::Placeholder:
        case AddressKind::Incomplete:
            return key;
        case AddressKind::Foreign:
            return foreign_key(address);
        case AddressKind::Street:
            return street_key(address);
        case AddressKind::PoBox:
            key = "B|";
            append_place(key, address);
            append_box(key, address);
            return key;
        case AddressKind::Rural:
            key = address.route_type + "|";
            append_place(key, address);
            key += '|' + unit_key("", address.route);
            append_box(key, address);
            return key;
        case AddressKind::Military:
            key = "M|";
            append_place(key, address);
            key += '|' + address.unit_type + address.unit + '|';
            append_letters(key, address.street);
            append_box(key, address);
            return key;
        case AddressKind::GeneralDelivery:
            key = "G|";
            append_place(key, address);
            return key;
    }
    return key;
}

std::string delivery_point_key(StandardAddress const& address) {
    std::string key = building_key(address);
    if (key.empty() || address.kind == AddressKind::Foreign ||
        address.kind == AddressKind::Military) {
        return key;
    }
    std::string first = unit_key(address.unit_type, address.unit);
    std::string second = unit_key(address.unit2_type, address.unit2);
    if (second < first) std::swap(first, second);
    for (std::string const& unit : {first, second}) {
        if (unit.empty()) continue;
        key += '|';
        key += unit;
    }
    return key;
}

}  // namespace penstock::identity
