// Names with the skew of life: few are very common, very many are rare, and given name and surname
// depend on each other through the culture that both come from.
//
// Common names are ordinary ones (ours and those of src/synthetic); rare ones are made from
// syllables. Which rare names exist and how common each is differs from seed to seed.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "synthetic/chance.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace penstock::evaluation {

enum class Culture : std::uint8_t {
    General,
    Hispanic,
    Chinese,
    Korean,
    Vietnamese,
    SouthAsian,
    Arabic,
    African,
    Slavic,
    European,
};
inline constexpr std::size_t cultures = 10;

enum class Sex : std::uint8_t { Female, Male };

// Names drawn in proportion to their weights.
class WeightedNames {
public:
    WeightedNames() = default;
    WeightedNames(std::vector<std::string> names, std::vector<double> const& weights);

    [[nodiscard]] std::string const& pick(synthetic::Chance& chance) const;
    [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
    [[nodiscard]] double share(std::size_t place) const;  // of the name at this place

private:
    std::vector<std::string> names_;
    std::vector<double> sums_;  // ends with 1
};

class NameStock {
public:
    explicit NameStock(std::uint64_t seed);

    // The same with the surnames and given names of the general culture replaced by frequency
    // tables that lie in `folder` (census2010/surnames_top10000.csv, census1990/dist.*.first.txt).
    // They are read and not kept. Errors: NotFound, Io.
    [[nodiscard]] static Result<NameStock> with_tables(std::uint64_t seed, Disk& disk,
                                                       Disk::Path const& folder);

    [[nodiscard]] static Culture any_culture(synthetic::Chance& chance);
    [[nodiscard]] std::string const& surname(Culture culture, synthetic::Chance& chance) const;
    // A name as it was given in the decade of `birth_year`.
    [[nodiscard]] std::string const& given(Culture culture, Sex sex, int birth_year,
                                           synthetic::Chance& chance) const;
    // Another given name that looks like this one and is another person's: JOSE and JOSEFA.
    // Empty if there is none.
    [[nodiscard]] static std::string_view like(std::string_view given, Sex sex);
    // One of the hundred most common surnames of the whole stock.
    [[nodiscard]] bool is_top_surname(std::string const& surname) const;

    // Sum of the squared shares over all cultures: the chance that two people agree.
    [[nodiscard]] double surname_agreement() const;
    [[nodiscard]] double given_agreement() const;
    [[nodiscard]] double top_surname_share() const { return top_share_; }

private:
    static constexpr std::size_t decades = 7;  // births from the 1930s to the 1990s and after

    void find_top_surnames();

    std::array<WeightedNames, cultures> surnames_;
    std::array<std::array<std::array<WeightedNames, decades>, 2>, cultures> given_;
    std::unordered_set<std::string> top_;
    double top_share_ = 0;
};

}  // namespace penstock::evaluation
