// The people of one invented lineage over ten years: a household, those who leave it, marry into
// it, part from it or die, and whoever bears one of their names. Some are on file and some never
// were.
//
//     World const world({.seed = 7, .lineages = 100'000});
//     Lineage const family = world.lineage(4711);   // any one, without the ones before it
//
// Everything follows from the seed and the lineage's number, so registry, truth and requests are
// streamed and need no memory. Threads: safe.
#pragma once

#include "base/date.h"
#include "bench/match/homes.h"
#include "bench/match/name_stock.h"
#include "identity/name.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::evaluation {

inline constexpr int first_year = 2015;
inline constexpr int last_year = 2024;

// Families that are made so that a hard case occurs; one lineage in 200 for each.
enum class Special : std::uint8_t {
    None,
    JuniorAbsent,              // father on file, son of his name at the home never was
    SeniorAbsent,              // son on file, father of his name never was
    JuniorsOnFile,             // both, suffix often left out
    ThreeGenerations,          // father and son on file, a third of the name never was
    NamesakeMovedIn,           // a stranger of the same name lives where the head lived before
    GenerationsSwap,           // parents and son exchange homes; half of them share a name
    TwinsOnFile,               // two of one birth date, half with names alike
    TwinAbsent,                // the same, one never on file
    LikeSiblings,              // Jose and Josefa, both on file
    LikeSiblingAbsent,         // the same, one never on file
    InitialAbsent,             // a brother or sister of the same initial, never on file
    ExSpouseReverted,          // parted; the former surname taken again
    ExSpouseKept,              // parted; the surname kept
    TwoRecords,                // one person under two numbers
    SharedNumber,              // two people's returns under one number
    NamesakeInBuilding,        // a stranger of the same name in another unit
    NamesakeInBuildingAbsent,  // the same, never on file
    NamesakeNumber,            // a stranger of the same name whose number differs by one digit
    DeadNamesake,              // an uncle of the same name, dead, lived there before
};
inline constexpr std::uint64_t special_spacing = 200;

struct Stay {
    std::uint64_t home = 0;
    int from = first_year;
    int to = last_year;
};

struct Person {
    int number = 0;  // within the lineage
    Sex sex = Sex::Female;
    Culture culture = Culture::General;
    identity::PersonName name;  // as it is now, middle name in full, suffix if there is one
    std::vector<std::pair<int, std::string>> surnames;  // since when; the last is name.surname
    Date dob = {};
    std::string tin;
    bool itin = false;
    bool on_file = true;
    std::string second_tin;  // not empty: a second record under this number
    int files_from = first_year;
    int files_to = last_year;
    bool dead = false;
    std::vector<std::pair<int, int>> slots;  // since when, and which of the lineage's homes
    std::vector<Stay> stays;                 // in the order of years

    [[nodiscard]] std::string const& surname_in(int year) const;
    // The stays of years in which the person filed.
    [[nodiscard]] std::vector<Stay> filed_stays() const;
};

struct Lineage {
    std::uint64_t number = 0;
    Special special = Special::None;
    std::vector<Person> people;

    // The id of the person's record, or of the second one.
    [[nodiscard]] std::string id_of(Person const& person, int record = 1) const;
};

struct WorldSize {
    std::uint64_t seed = 1;
    std::uint64_t lineages = 1000;
};

class World {
public:
    static constexpr int slots_of_a_lineage = 3;

    explicit World(WorldSize size);
    World(WorldSize size, NameStock names);

    [[nodiscard]] std::uint64_t seed() const { return size_.seed; }
    [[nodiscard]] std::uint64_t lineages() const { return size_.lineages; }
    [[nodiscard]] Homes const& homes() const { return homes_; }
    [[nodiscard]] NameStock const& names() const { return names_; }

    // Numbers from lineages() on are people who are not on file and have no homes of their own.
    [[nodiscard]] Lineage lineage(std::uint64_t number) const;
    // Where who holds this slot lives in each year. Every year some six of a hundred exchange
    // homes.
    using Path = std::array<std::uint64_t, last_year - first_year + 1>;
    [[nodiscard]] Path homes_of(std::uint64_t slot) const;

private:
    WorldSize size_;
    NameStock names_;
    Homes homes_;
    Scatter first_homes_;
};

}  // namespace penstock::evaluation
