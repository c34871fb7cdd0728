#include "match/address_evidence.h"

#include "identity/address_comparison.h"
#include "identity/city_comparison.h"

#include <algorithm>
#include <utility>

namespace penstock::match {

using identity::StandardAddress;

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

// A city that one side left out or misspelt is no contradiction where the ZIP codes are equal.
bool is_same_city(identity::StandardAddress const& a, identity::StandardAddress const& b) {
    return a.city.empty() || b.city.empty() || identity::city_key(a) == identity::city_key(b) ||
           identity::is_city_misspelt(a, b);
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
    if (!names_a_place_ || !names_a_place(on_file)) return AddressRelation::None;
    bool const same_zip = on_file.zip == address_->zip;
    if (!same_zip && on_file.state != address_->state) return AddressRelation::None;
    bool const same_city = is_same_city(*address_, on_file);
    if (!same_zip) {
        bool const both_cities = !on_file.city.empty() && !address_->city.empty();
        if (!both_cities || !same_city || !is_point_with(&StandardAddress::zip, on_file)) {
            return AddressRelation::None;
        }
        return identity::compare_zips(*address_, on_file) == identity::ZipLevel::Differs
                   ? AddressRelation::ZipDiffers
                   : AddressRelation::ZipSlip;
    }
    if (same_city && identity::building_key(on_file) == building_) {
        if (identity::delivery_point_key(on_file) == delivery_point_) {
            return AddressRelation::DeliveryPoint;
        }
        return has_unit(*address_) ? AddressRelation::UnitDiffers : AddressRelation::UnitMissing;
    }
    if (same_city && is_misspelt(on_file)) return AddressRelation::Misspelt;
    if (same_city && is_transposed(on_file.number, address_->number)) {
        return is_point_with(&StandardAddress::number, on_file) ? AddressRelation::NumberTransposed
                                                                : AddressRelation::None;
    }
    return !same_city && is_point_with(&StandardAddress::city, on_file)
               ? AddressRelation::CityDiffers
               : AddressRelation::None;
}

bool AddressSetForth::is_point_with(std::string StandardAddress::* field,
                                    StandardAddress const& on_file) const {
    // What is neither the field in question nor equal needs no keys.
    if (field != &StandardAddress::number && on_file.number != address_->number) return false;
    StandardAddress mended = on_file;
    mended.*field = address_->*field;
    return identity::delivery_point_key(mended) == delivery_point_;
}

bool AddressSetForth::is_misspelt(StandardAddress const& on_file) const {
    if (on_file.number != address_->number || on_file.number.empty()) return false;
    identity::StreetLevel const streets = identity::compare_streets(*address_, on_file);
    if (streets == identity::StreetLevel::Differs) return false;
    StandardAddress mended = on_file;
    mended.predirectional = address_->predirectional;
    mended.street = address_->street;
    mended.suffix = address_->suffix;
    mended.postdirectional = address_->postdirectional;
    return identity::delivery_point_key(mended) == delivery_point_;
}

}  // namespace penstock::match
