// Requests about the people of a world, with their truth, in the declared mix of strata.
//
// Of 100 requests 55 set forth the present address, 20 a former one, 10 are about absent people
// whose kin are on file at the home, 10 about other absent people, 5 are defective or adversarial.
// Families that were made hard come into the first two at a tenth of their share on file, which is
// more like life, and have strata of their own.
#pragma once

#include "bench/match/case.h"
#include "bench/match/lineage.h"
#include "bench/match/noise.h"

#include <optional>

namespace penstock::evaluation {

enum class Stratum : std::uint8_t {
    Current,
    Former,
    KinOtherName,         // absent; kin on file at the home, none of them of this name
    KinLikeName,          // the same, and one of them has a name or birth date taken for it
    KinSameName,          // absent; kin of the same given name and surname on file at the home
    ElsewhereOccupied,    // absent; strangers on file at the address
    ElsewhereUnoccupied,  // absent; nobody need be on file at the address
    UnitMissing,          // on file, the unit not set forth
    NamesakeInBuilding,   // on file, a namesake in another unit, the unit often not set forth
    NamesakeUnitAbsent,   // absent, a namesake on file in another unit
    HousemateNumber,      // on file, the number of somebody at the same home
    SiblingBirthDate,     // on file, the birth date of somebody at the same home
    NamesakeNumber,       // on file, a number one digit off that belongs to a namesake
    MixedPerson,          // the name of one and the address of another, both on file
    AbsentKinNumber,      // absent, the number of kin on file at the home
    HardFamily,           // on file, of a lineage that was made hard (Special)
    NamesakeKinNumber,    // on file, the number and birth date of a namesake at the same home
};
inline constexpr std::size_t stratum_count = 17;
// In these the line describes a person on file in every field, and another one is meant: nothing
// written on it can tell. The tables give the whole with them and without.
[[nodiscard]] bool is_beyond_telling(Stratum stratum);
[[nodiscard]] std::string_view word(Stratum stratum);

struct RequestOptions {
    std::uint64_t seed = 1;
    std::uint64_t count = 1000;
    NoiseLevel noise = NoiseLevel::Light;
};

class Requests : public CaseSource {
public:
    // Requires: `world` outlives the requests.
    Requests(World const& world, RequestOptions options);

    [[nodiscard]] std::vector<std::string> const& strata() const override { return strata_; }
    [[nodiscard]] std::uint64_t size() const override { return options_.count; }
    [[nodiscard]] Case at(std::uint64_t index) const override;
    [[nodiscard]] bool is_apart(std::size_t stratum) const override;

private:
    // Who is meant, at which home, and what is set forth about the person.
    struct Choice {
        Lineage lineage;
        std::size_t person = 0;
        std::uint64_t home = 0;
        int year = last_year;
        std::optional<std::size_t> number_of;      // whose number is set forth in place of the own
        std::optional<std::size_t> birth_date_of;  // and whose birth date
        bool without_unit = false;
    };
    [[nodiscard]] std::optional<Choice> choose(Stratum stratum, synthetic::Chance& chance) const;
    [[nodiscard]] std::optional<Choice> on_file(Stratum stratum, synthetic::Chance& chance) const;
    [[nodiscard]] std::optional<Choice> defective(Stratum stratum, synthetic::Chance& chance) const;
    [[nodiscard]] std::optional<Choice> absent_kin(Stratum stratum,
                                                   synthetic::Chance& chance) const;
    [[nodiscard]] std::optional<Choice> absent_elsewhere(Stratum stratum,
                                                         synthetic::Chance& chance) const;
    [[nodiscard]] std::uint64_t any_number(synthetic::Chance& chance) const;
    [[nodiscard]] std::uint64_t number_of(Special special, synthetic::Chance& chance) const;
    [[nodiscard]] Asked asked(Choice const& choice) const;
    [[nodiscard]] std::uint16_t groups(Choice const& choice) const;

    World const& world_;
    RequestOptions options_;
    std::vector<std::string> strata_;
};

}  // namespace penstock::evaluation
