// Makes the people of one lineage; see lineage.h.
#pragma once

#include "bench/match/lineage.h"
#include "synthetic/chance.h"

#include <cstdint>
#include <string>

namespace penstock::evaluation {

class LineageBuilder {
public:
    LineageBuilder(World const& world, std::uint64_t number);

    [[nodiscard]] Lineage build();

private:
    struct Born {
        int from;
        int to;
    };

    // The people, by index into lineage_.people: adding one may move the others.
    std::size_t add(std::string const& surname, Sex sex, Born born, int slot);
    std::size_t add_head();
    std::size_t add_spouse(std::size_t of);
    std::size_t add_child(std::size_t of, Sex sex);
    std::size_t add_namesake(std::size_t of, Born born, int slot);
    std::size_t add_junior(std::size_t of);
    std::size_t add_sibling(std::size_t of, std::string given);

    void natural();
    void special();
    void special_namesake();
    void special_sibling();
    void special_couple();
    void grown_children(std::size_t of);
    void someone_off_file();
    void part_ways(std::size_t leaving, bool reverts);
    void moves(std::size_t who, int year, int slot);
    void settle();
    void namesake_in_building(bool on_file);

    [[nodiscard]] Person& at(std::size_t index) { return lineage_.people[index]; }
    [[nodiscard]] Sex any_sex() { return chance_.one_in(2) ? Sex::Female : Sex::Male; }
    [[nodiscard]] int any_year() { return chance_.between(first_year + 2, last_year - 1); }
    [[nodiscard]] std::string family_surname();
    [[nodiscard]] std::string other_given(std::string const& than, Sex sex, int born);
    [[nodiscard]] std::string number_of(int person, bool itin) const;

    World const& world_;
    Lineage lineage_;
    synthetic::Chance chance_;
    Culture culture_;
    std::string surname_;
};

}  // namespace penstock::evaluation
