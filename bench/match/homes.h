// The homes of an invented country: which building each stands in, its address, who lives where in
// which year. Nothing is stored for a home: all follows from the seed and the home's number.
//
// Homes come in blocks of 1,024, a block lies in one ZIP code and follows one of 64 patterns of
// buildings: houses, two to 1,000 units, PO boxes, rural routes; whole blocks of Puerto Rico and of
// military post offices. No two homes share an address.
#pragma once

#include "bench/match/scatter.h"
#include "identity/address.h"

#include <cstdint>
#include <vector>

namespace penstock::evaluation {

enum class HomeKind : std::uint8_t { House, Building, PoBox, Rural };
enum class Region : std::uint8_t { Mainland, PuertoRico, Military };

struct HomeFacts {
    HomeKind kind = HomeKind::House;
    Region region = Region::Mainland;
    int units = 1;  // in its building
    int unit = 0;   // which of them, from 0
};

class Homes {
public:
    Homes(std::uint64_t seed, std::uint64_t count);

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] HomeFacts facts(std::uint64_t home) const;
    [[nodiscard]] identity::AddressInput address(std::uint64_t home) const;

private:
    struct Building {
        int first = 0;
        int units = 1;
        HomeKind kind = HomeKind::House;
    };
    using Pattern = std::vector<Building>;

    struct Place {
        Building building;
        std::uint64_t block = 0;
        std::uint64_t index = 0;  // of the building in its block
        Region region = Region::Mainland;
        int unit = 0;
    };
    [[nodiscard]] Place place(std::uint64_t home) const;
    [[nodiscard]] std::string street_line(Place const& place, std::uint64_t zip_index,
                                          std::uint64_t local_block) const;

    std::uint64_t seed_;
    std::uint64_t count_;
    std::uint64_t zips_;
    std::vector<Pattern> patterns_;
};

}  // namespace penstock::evaluation
