#include "bench/match/lineage.h"

#include "bench/match/lineage_builder.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {
constexpr std::uint64_t moving_per_mille = 62;  // of homes, in one year
}

std::string const& Person::surname_in(int year) const {
    std::string const* found = &surnames.front().second;
    for (auto const& [since, surname] : surnames) {
        if (since <= year) found = &surname;
    }
    return *found;
}

std::vector<Stay> Person::filed_stays() const {
    std::vector<Stay> filed;
    for (Stay stay : stays) {
        stay.from = std::max(stay.from, files_from);
        stay.to = std::min(stay.to, files_to);
        if (stay.from <= stay.to) filed.push_back(stay);
    }
    return filed;
}

std::string Lineage::id_of(Person const& person, int record) const {
    std::string id = "f" + std::to_string(number) + "-" + std::to_string(person.number);
    return record == 1 ? id : id + "b";
}

World::World(WorldSize size) : World(size, NameStock(size.seed)) {}

World::World(WorldSize size, NameStock names)
    : size_(size),
      names_(std::move(names)),
      homes_(size.seed, size.lineages * slots_of_a_lineage),
      first_homes_(homes_.count(), size.seed + 53) {}

World::Path World::homes_of(std::uint64_t slot) const {
    Path path{};
    std::uint64_t home = first_homes_.to(slot);
    for (std::size_t place = 0; place < path.size(); ++place) {
        if (place > 0) {
            Scatter const pairs(homes_.count(), mixed(size_.seed + 59, place));
            std::uint64_t const at = pairs.to(home);
            std::uint64_t const partner = at ^ 1;
            bool const exchange = mixed(size_.seed + 61 + place, at >> 1) % 1000 < moving_per_mille;
            if (exchange && partner < homes_.count()) home = pairs.from(partner);
        }
        path[place] = home;
    }
    return path;
}

Lineage World::lineage(std::uint64_t number) const {
    return LineageBuilder(*this, number).build();
}

}  // namespace penstock::evaluation
