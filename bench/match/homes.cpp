#include "bench/match/homes.h"

#include "synthetic/chance.h"
#include "synthetic/dwelling.h"
#include "synthetic/place_tables.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace penstock::evaluation {

namespace {

constexpr int block_homes = 1024;
constexpr std::uint64_t pattern_count = 64;
constexpr std::uint64_t numbers_on_a_street = 64;
constexpr std::uint64_t streets_of_a_block = block_homes / numbers_on_a_street;
constexpr std::uint64_t blocks_of_a_zip = 8;
constexpr std::uint64_t most_zips = 6600;

Region region_of(std::uint64_t seed, std::uint64_t block) {
    std::uint64_t const draw = mixed(seed + 11, block) % 400;
    if (draw < 6) return Region::PuertoRico;
    if (draw < 7) return Region::Military;
    return Region::Mainland;
}

std::string five_digits(std::uint64_t zip) {
    std::string const digits = std::to_string(zip);
    return std::string(5 - digits.size(), '0') + digits;
}

// All ZIP codes that begin as the place's first one does.
std::uint64_t zip_of(synthetic::Place const& place, std::uint64_t offset) {
    auto const first = static_cast<std::uint64_t>(place.zip_first);
    return first / 100 * 100 + (first + offset) % 100;
}

struct Town {
    synthetic::Place const* place;
    std::uint64_t zip;
    // The island has fewer ZIP codes than the world; those that fall together are told apart so.
    std::uint64_t blocks_before = 0;
};

Town town_of(Region region, std::uint64_t zip_index) {
    if (region == Region::Mainland) {
        auto const places = synthetic::places();
        synthetic::Place const& place = places[zip_index % places.size()];
        return {&place, zip_of(place, zip_index / places.size())};
    }
    // San Juan, Ponce and Mayaguez: the towns whose ZIP codes begin differently.
    constexpr std::uint64_t towns = 3, zips = 100;
    synthetic::Place const& place = synthetic::puerto_rico_places()[zip_index % towns * 2];
    std::uint64_t const rest = zip_index / towns;
    return {&place, zip_of(place, rest), rest / zips * 64};
}

struct Size {
    int units;
    HomeKind kind;
};

Size any_size(synthetic::Chance& chance) {
    std::uint64_t const draw = chance.below(10'000);
    if (draw < 8) return {chance.between(61, 300), HomeKind::Building};
    if (draw < 80) return {chance.between(11, 60), HomeKind::Building};
    if (draw < 480) return {chance.between(2, 10), HomeKind::Building};
    if (draw < 1'000) return {1, HomeKind::PoBox};
    if (draw < 1'200) return {1, HomeKind::Rural};
    return {1, HomeKind::House};
}

}  // namespace

Homes::Homes(std::uint64_t seed, std::uint64_t count)
    : seed_(seed),
      count_(count),
      zips_(std::clamp<std::uint64_t>(count / block_homes / blocks_of_a_zip, 40, most_zips)) {
    for (std::uint64_t number = 0; number < pattern_count; ++number) {
        synthetic::Chance chance(seed + 17, number);
        Pattern pattern;
        int at = 0;
        if (number == 0) {
            pattern.push_back({0, 1000, HomeKind::Building});
            at = 1000;
        } else if (number < 3) {
            int const units = chance.between(300, 700);
            pattern.push_back({0, units, HomeKind::Building});
            at = units;
        }
        while (at < block_homes) {
            Size const size = any_size(chance);
            int const units = std::min(size.units, block_homes - at);
            HomeKind const kind =
                size.kind == HomeKind::Building && units == 1 ? HomeKind::House : size.kind;
            pattern.push_back({at, units, kind});
            at += units;
        }
        patterns_.push_back(std::move(pattern));
    }
}

Homes::Place Homes::place(std::uint64_t home) const {
    Place place;
    place.block = home / block_homes;
    int const offset = static_cast<int>(home % block_homes);
    Pattern const& pattern = patterns_[mixed(seed_ + 3, place.block) % pattern_count];
    auto const after = std::ranges::upper_bound(pattern, offset, {}, &Building::first);
    auto const found = std::prev(after);
    place.building = *found;
    place.index = static_cast<std::uint64_t>(std::distance(pattern.begin(), found));
    place.unit = offset - found->first;
    place.region = region_of(seed_, place.block);
    return place;
}

HomeFacts Homes::facts(std::uint64_t home) const {
    Place const found = place(home);
    if (found.region == Region::Military) {
        return {.kind = HomeKind::PoBox, .region = found.region, .units = 1, .unit = 0};
    }
    return {.kind = found.building.kind,
            .region = found.region,
            .units = found.building.units,
            .unit = found.unit};
}

std::string Homes::street_line(Place const& place, std::uint64_t zip_index,
                               std::uint64_t local_block) const {
    auto const names = synthetic::street_names();
    auto const suffixes = synthetic::street_suffixes();
    auto const directionals = synthetic::directionals();
    std::uint64_t const slot = place.index % numbers_on_a_street;
    std::uint64_t const street =
        local_block * streets_of_a_block + place.index / numbers_on_a_street;
    if (place.region == Region::PuertoRico) {
        auto const parts = synthetic::urbanizations();
        std::uint64_t const part = (street + mixed(seed_, zip_index)) % parts.size();
        std::uint64_t const letter = street / parts.size() % 16;
        std::uint64_t const number = 1 + slot + 64 * (street / parts.size() / 16);
        return "URB " + std::string(parts[part]) + " " + std::to_string(number) + " Calle " +
               static_cast<char>('A' + letter);
    }
    // Five ways to begin, the plain one among them; a stride that shares no factor with the number
    // of streets keeps them apart.
    std::uint64_t const ways = 5;
    std::uint64_t const streets = names.size() * suffixes.size() * ways;
    std::uint64_t const number_of_street =
        (street * 1'000'003 + mixed(seed_ + 5, zip_index)) % streets;
    std::uint64_t const way = number_of_street % ways;
    std::uint64_t const suffix = number_of_street / ways % suffixes.size();
    std::uint64_t const name = number_of_street / ways / suffixes.size();
    std::uint64_t const shape = mixed(zip_index, number_of_street);
    std::uint64_t const first = 1 + (shape % 90) * 100;
    std::uint64_t const step = 1 + (shape >> 20) % 6;
    std::string line = std::to_string(first + slot * step) + " ";
    if (way > 0) line += std::string(directionals[way - 1]) + " ";
    return line + std::string(names[name]) + " " + std::string(suffixes[suffix]);
}

identity::AddressInput Homes::address(std::uint64_t home) const {
    Place const found = place(home);
    std::uint64_t const zip_index = found.block % zips_;
    std::uint64_t local_block = found.block / zips_;
    identity::AddressInput address;
    address.country = "US";
    if (found.region == Region::Military) {
        address.street = "PSC " + std::to_string(1 + found.block) + " Box " +
                         std::to_string(1 + home % block_homes);
        address.city = "APO";
        address.state = "AE";
        address.zip = five_digits(9001 + found.block % 99);
        return address;
    }
    Town const town = town_of(found.region, zip_index);
    local_block += town.blocks_before;
    address.city = town.place->city;
    address.state = town.place->state;
    address.zip = five_digits(town.zip);
    std::uint64_t const serial = local_block * block_homes + found.index;
    if (found.building.kind == HomeKind::PoBox) {
        address.street = "PO Box " + std::to_string(1 + serial);
    } else if (found.building.kind == HomeKind::Rural) {
        address.street =
            "RR " + std::to_string(1 + serial / 400) + " Box " + std::to_string(1 + serial % 400);
    } else {
        address.street = street_line(found, zip_index, local_block);
    }
    if (found.building.units == 1) return address;
    auto const style = static_cast<synthetic::UnitStyle>(mixed(found.block, found.index) % 5);
    return synthetic::unit_of({.address = address, .units = found.building.units, .style = style},
                              found.unit);
}

}  // namespace penstock::evaluation
