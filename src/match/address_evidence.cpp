#include "match/address_evidence.h"

#include <algorithm>
#include <utility>

namespace penstock::match {

namespace {

bool has_unit(identity::StandardAddress const& address) {
    return !address.unit.empty() || !address.unit_type.empty() || !address.unit2.empty() ||
           !address.unit2_type.empty();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_transposed(std::string const& a, std::string const& b) {
    return a != b && std::ranges::binary_search(transposed_numbers(a), b);
}

// A city that one side left out is no contradiction: the ZIP codes are equal.
bool is_same_city(identity::StandardAddress const& a, identity::StandardAddress const& b) {
    return a.city.empty() || b.city.empty() || identity::city_key(a) == identity::city_key(b);
}

}  // namespace

bool names_a_place(identity::StandardAddress const& address) {
    return address.kind != identity::AddressKind::Placeholder &&
           address.kind != identity::AddressKind::Incomplete;
}

std::string place_key(identity::StandardAddress const& address) {
    identity::StandardAddress anywhere = address;
    anywhere.city.clear();
    return identity::building_key(anywhere);
}

std::vector<std::string> transposed_numbers(std::string const& number) {
    // Longer ones are not house numbers, and the pairs grow with the square.
    constexpr std::size_t longest = 12;
    std::vector<std::string> swapped;
    if (number.size() > longest) return swapped;
    for (std::size_t i = 0; i < number.size(); ++i) {
        for (std::size_t k = i + 1; k < number.size(); ++k) {
            if (!is_digit(number[i]) || !is_digit(number[k]) || number[i] == number[k]) continue;
            swapped.push_back(number);
            std::swap(swapped.back()[i], swapped.back()[k]);
        }
    }
    std::ranges::sort(swapped);
    swapped.erase(std::ranges::unique(swapped).begin(), swapped.end());
    return swapped;
}

AddressSetForth::AddressSetForth(identity::StandardAddress const& address)
    : address_(&address), names_a_place_(names_a_place(address)) {
    if (!names_a_place_) return;
    delivery_point_ = identity::delivery_point_key(address);
    building_ = identity::building_key(address);
}

AddressRelation AddressSetForth::relation_to(identity::StandardAddress const& on_file) const {
    // Every relation asks for an equal ZIP code, so most addresses are done with here.
    if (!names_a_place_ || on_file.zip != address_->zip || !names_a_place(on_file)) {
        return AddressRelation::None;
    }
    bool const same_city = is_same_city(*address_, on_file);
    if (same_city && identity::building_key(on_file) == building_) {
        if (identity::delivery_point_key(on_file) == delivery_point_) {
            return AddressRelation::DeliveryPoint;
        }
        return has_unit(*address_) ? AddressRelation::UnitDiffers : AddressRelation::UnitMissing;
    }
    identity::StandardAddress mended = on_file;
    if (same_city && is_transposed(on_file.number, address_->number)) {
        mended.number = address_->number;
        if (identity::delivery_point_key(mended) == delivery_point_) {
            return AddressRelation::NumberTransposed;
        }
    }
    if (!same_city) {
        mended.city = address_->city;
        if (identity::delivery_point_key(mended) == delivery_point_) {
            return AddressRelation::CityDiffers;
        }
    }
    return AddressRelation::None;
}

}  // namespace penstock::match
