#include "bench/match/lineage_builder.h"

#include "base/check.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {

constexpr std::uint64_t numbers_of_a_lineage = 16;
constexpr std::uint64_t ssn_count = 800'000'000;
constexpr std::uint64_t itin_count = 250'000'000;

std::string digits(std::uint64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

Date day_in(synthetic::Chance& chance, int year) {
    std::chrono::year_month_day const first{std::chrono::year{year}, std::chrono::month{1},
                                            std::chrono::day{1}};
    // Who does not know the day of birth often says the first of January.
    return chance.per_mille(8) ? Date{first} : Date{first} + std::chrono::days{chance.below(365)};
}

int year_of_birth(Person const& person) {
    return static_cast<int>(std::chrono::year_month_day{person.dob}.year());
}

bool is_one_letter_off(std::string_view a, std::string_view b) {
    std::size_t const first = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    a.remove_prefix(first);
    b.remove_prefix(first);
    auto const tail = [](std::string_view text) {
        return text.substr(std::min<std::size_t>(1, text.size()));
    };
    return tail(a) == tail(b) || tail(a) == b || a == tail(b);
}

Special special_of(std::uint64_t number) {
    constexpr std::uint64_t kinds = static_cast<std::uint64_t>(Special::DeadNamesake) + 1;
    std::uint64_t const place = number % special_spacing;
    return place < kinds ? static_cast<Special>(place) : Special::None;
}

}  // namespace

LineageBuilder::LineageBuilder(World const& world, std::uint64_t number)
    : world_(world),
      chance_(mixed(world.seed(), number), 29),
      culture_(NameStock::any_culture(chance_)) {
    lineage_.number = number;
    lineage_.special = special_of(number);
    surname_ = family_surname();
}

std::string LineageBuilder::family_surname() {
    std::string surname = world_.names().surname(culture_, chance_);
    bool const hyphen = culture_ == Culture::General || culture_ == Culture::European;
    bool const two =
        culture_ == Culture::Hispanic ? chance_.per_mille(420) : hyphen && chance_.per_mille(12);
    if (two) surname += (hyphen ? "-" : " ") + world_.names().surname(culture_, chance_);
    return surname;
}

std::string LineageBuilder::number_of(int person, bool itin) const {
    std::uint64_t const serial =
        lineage_.number * numbers_of_a_lineage + static_cast<std::uint64_t>(person);
    if (itin) {
        std::uint64_t const place = Scatter(itin_count, world_.seed() + 41).to(serial % itin_count);
        std::uint64_t const group = 50 + place / 10'000 % 25 * 2;  // the ranges that ITINs have
        return "9" + digits(place / 250'000 % 100, 2) + digits(group % 100, 2) +
               digits(place % 10'000, 4);
    }
    std::uint64_t const place = Scatter(ssn_count, world_.seed() + 43).to(serial % ssn_count);
    return digits(1 + place / 1'000'000, 3) + digits(place % 1'000'000, 6);
}

std::size_t LineageBuilder::add(std::string const& surname, Sex sex, Born born, int slot) {
    Person person;
    person.number = static_cast<int>(lineage_.people.size());
    person.sex = sex;
    person.culture = culture_;
    person.dob = day_in(chance_, chance_.between(born.from, std::max(born.from, born.to)));
    int const year = year_of_birth(person);
    person.name.given = world_.names().given(culture_, sex, year, chance_);
    if (chance_.per_mille(780)) {
        person.name.middle = world_.names().given(culture_, sex, year, chance_);
    }
    person.name.surname = surname;
    person.surnames = {{first_year, surname}};
    std::uint64_t const itins = culture_ == Culture::General ? 5 : 75;
    person.itin = chance_.per_mille(itins);
    person.tin = number_of(person.number, person.itin);
    person.files_from = std::max(first_year, year + 18);
    person.slots = {{first_year, slot}};
    lineage_.people.push_back(std::move(person));
    return lineage_.people.size() - 1;
}

std::size_t LineageBuilder::add_head() {
    return add(surname_, any_sex(), {1932, 1996}, 0);
}

std::size_t LineageBuilder::add_spouse(std::size_t of) {
    int const born = year_of_birth(at(of));
    Sex const sex = at(of).sex == Sex::Male ? Sex::Female : Sex::Male;
    std::size_t const spouse = add(family_surname(), sex, {born - 6, std::min(born + 6, 1999)}, 0);
    bool const takes_the_name =
        culture_ == Culture::Hispanic ? chance_.per_mille(450) : chance_.per_mille(700);
    if (sex != Sex::Female || !takes_the_name) return spouse;
    // Married before the first year on file, or in one of the years.
    std::string const maiden = at(spouse).name.surname;
    at(spouse).name.surname = at(of).name.surname;
    int const year = any_year();
    if (chance_.per_mille(250)) {
        at(spouse).surnames = {{first_year, maiden}, {year, at(of).name.surname}};
        at(spouse).slots = {{first_year, 2}, {year, 0}};
    } else {
        at(spouse).surnames = {{first_year - 1, maiden}, {first_year, at(of).name.surname}};
    }
    return spouse;
}

std::size_t LineageBuilder::add_child(std::size_t of, Sex sex) {
    int const born = std::clamp(year_of_birth(at(of)) + chance_.between(19, 36), 1950, 2004);
    return add(at(of).name.surname, sex, {born, born}, 0);
}

// Somebody of the same given name and surname.
std::size_t LineageBuilder::add_namesake(std::size_t of, Born born, int slot) {
    std::size_t const other = add(at(of).name.surname, at(of).sex, born, slot);
    at(other).name.given = at(of).name.given;
    return other;
}

std::size_t LineageBuilder::add_junior(std::size_t of) {
    int const born = std::clamp(year_of_birth(at(of)) + chance_.between(19, 34), 1950, 2004);
    std::size_t const junior = add_namesake(of, {born, born}, 0);
    if (chance_.per_mille(750)) at(junior).name.middle = at(of).name.middle;
    bool const named_so = at(of).sex == Sex::Male && chance_.per_mille(650);
    if (named_so) {
        at(junior).name.suffix = at(of).name.suffix == "Jr" ? "III" : "Jr";
        if (at(of).name.suffix.empty() && chance_.one_in(4)) at(of).name.suffix = "Sr";
    }
    return junior;
}

std::size_t LineageBuilder::add_sibling(std::size_t of, std::string given) {
    int const born = year_of_birth(at(of));
    std::size_t const sibling =
        add(at(of).name.surname, any_sex(), {born - 6, std::min(born + 6, 2004)}, 0);
    if (!given.empty()) at(sibling).name.given = std::move(given);
    return sibling;
}

// Another name of the same initial. Parents seldom give brothers and sisters names that one letter
// tells apart.
std::string LineageBuilder::other_given(std::string const& than, Sex sex, int born) {
    for (int attempt = 0; attempt < 200; ++attempt) {
        std::string const& given = world_.names().given(culture_, sex, born, chance_);
        if (given.front() != than.front() || given == than) continue;
        if (!is_one_letter_off(given, than) || chance_.one_in(20)) return given;
    }
    return than + "mar";
}

void LineageBuilder::moves(std::size_t who, int year, int slot) {
    at(who).slots.emplace_back(year, slot);
}

void LineageBuilder::grown_children(std::size_t of) {
    for (int count = chance_.between(1, 3); count > 0; --count) {
        Sex const sex = any_sex();
        std::uint64_t const after_the_parent = sex == Sex::Male ? 22 : 5;
        bool const junior = sex == at(of).sex && chance_.per_mille(after_the_parent);
        std::size_t const child = junior ? add_junior(of) : add_child(of, sex);
        if (chance_.per_mille(400)) moves(child, any_year(), chance_.between(1, 2));
    }
}

void LineageBuilder::natural() {
    std::size_t const head = add_head();
    std::uint64_t const draw = chance_.below(1000);
    if (draw < 280) return;
    if (draw < 500) {
        add_spouse(head);
    } else if (draw < 680) {
        add_spouse(head);
        grown_children(head);
    } else if (draw < 750) {
        grown_children(head);
    } else if (draw < 790) {
        add_sibling(head, "");
    } else if (draw < 850) {
        for (int count = chance_.between(1, 2); count > 0; --count) {
            add(family_surname(), any_sex(), {1960, 2003}, 0);
        }
    } else if (draw < 890) {
        int const born = year_of_birth(at(head));
        add(surname_, any_sex(), {std::max(1925, born - 36), std::max(1930, born - 20)}, 0);
    } else if (draw < 950) {
        part_ways(add_spouse(head), chance_.one_in(2));
    } else {
        add_spouse(head);
        add_sibling(head, "");
    }
}

void LineageBuilder::part_ways(std::size_t leaving, bool reverts) {
    int const year = chance_.between(first_year + 3, last_year - 1);
    at(leaving).slots = {{first_year, 0}};
    if (at(leaving).surnames.size() > 1) at(leaving).surnames.front().first = first_year - 1;
    if (at(leaving).surnames.size() > 1) at(leaving).surnames.back().first = first_year;
    moves(leaving, year, 1);
    if (!reverts || at(leaving).surnames.size() < 2) return;
    at(leaving).name.surname = at(leaving).surnames.front().second;
    at(leaving).surnames.emplace_back(year, at(leaving).name.surname);
}

void LineageBuilder::special_namesake() {
    std::size_t const head = add(surname_, Sex::Male, {1940, 1972}, 0);
    int const born = year_of_birth(at(head));
    bool const married = chance_.one_in(2);
    if (married) add_spouse(head);
    int const year = any_year();
    switch (lineage_.special) {
        case Special::JuniorAbsent:
            at(add_junior(head)).on_file = false;
            break;
        case Special::SeniorAbsent:
            add_junior(head);
            at(head).on_file = false;
            break;
        case Special::JuniorsOnFile:
            add_junior(head);
            break;
        case Special::ThreeGenerations: {
            std::size_t const junior = add_junior(head);
            at(add_junior(junior)).on_file = false;
            break;
        }
        case Special::NamesakeMovedIn:
            moves(head, year, 2);
            moves(add_namesake(head, {born - 20, born + 25}, 1), year, 0);
            break;
        case Special::GenerationsSwap: {
            std::size_t const son =
                chance_.one_in(2) ? add_junior(head) : add_child(head, Sex::Male);
            at(son).slots = {{first_year, 1}, {year, 0}};
            moves(head, year, 1);
            break;
        }
        case Special::NamesakeNumber: {
            std::size_t const other = add_namesake(head, {born - 20, born + 25}, 2);
            at(other).tin = at(head).tin;
            char& digit = at(other).tin[3 + chance_.below(6)];
            digit = static_cast<char>('0' + (digit - '0' + chance_.between(1, 9)) % 10);
            break;
        }
        default: {
            std::size_t const uncle = add_namesake(head, {born - 35, born - 5}, 0);
            at(uncle).dead = true;
            at(uncle).files_to = chance_.between(first_year, last_year - 4);
            at(head).slots = {{first_year, 1}, {at(uncle).files_to + 1, 0}};
            break;
        }
    }
}

void LineageBuilder::special_sibling() {
    std::size_t const first = add(surname_, any_sex(), {1955, 1999}, 0);
    Special const kind = lineage_.special;
    bool const twins = kind == Special::TwinsOnFile || kind == Special::TwinAbsent;
    std::string given;
    if (kind == Special::InitialAbsent || (twins && chance_.one_in(2))) {
        given = other_given(at(first).name.given, at(first).sex, year_of_birth(at(first)));
    } else if (!twins) {
        // Until one of the two names has another that is taken for it.
        for (int attempt = 0; attempt < 200; ++attempt) {
            given = NameStock::like(at(first).name.given, at(first).sex);
            if (!given.empty()) break;
            at(first).name.given = world_.names().given(culture_, any_sex(), 1975, chance_);
        }
        if (given.empty()) given = at(first).name.given + "a";
    }
    std::size_t const second = add_sibling(first, given);
    if (at(second).name.given == at(first).name.given) at(second).name.given += "a";
    if (twins) at(second).dob = at(first).dob;
    if (twins) at(second).files_from = at(first).files_from;
    at(second).on_file = kind == Special::TwinsOnFile || kind == Special::LikeSiblings;
}

void LineageBuilder::special_couple() {
    std::size_t const head = add(surname_, Sex::Male, {1945, 1985}, 0);
    std::size_t const spouse = add_spouse(head);
    if (lineage_.special == Special::ExSpouseReverted) part_ways(spouse, true);
    if (lineage_.special == Special::ExSpouseKept) part_ways(spouse, false);
    if (lineage_.special == Special::SharedNumber) at(spouse).tin = at(head).tin;
    if (lineage_.special == Special::TwoRecords) {
        at(head).second_tin = number_of(static_cast<int>(numbers_of_a_lineage) - 1, true);
    }
}

void LineageBuilder::special() {
    switch (lineage_.special) {
        case Special::None:
        case Special::NamesakeInBuilding:
        case Special::NamesakeInBuildingAbsent:
            natural();
            someone_off_file();
            return;
        case Special::TwinsOnFile:
        case Special::TwinAbsent:
        case Special::LikeSiblings:
        case Special::LikeSiblingAbsent:
        case Special::InitialAbsent:
            special_sibling();
            return;
        case Special::ExSpouseReverted:
        case Special::ExSpouseKept:
        case Special::TwoRecords:
        case Special::SharedNumber:
            special_couple();
            return;
        case Special::JuniorAbsent:
        case Special::SeniorAbsent:
        case Special::JuniorsOnFile:
        case Special::ThreeGenerations:
        case Special::NamesakeMovedIn:
        case Special::GenerationsSwap:
        case Special::NamesakeNumber:
        case Special::DeadNamesake:
            special_namesake();
            return;
    }
}

// One grown member of every sixth family of several never filed, and some of the old have died.
void LineageBuilder::someone_off_file() {
    for (Person& person : lineage_.people) {
        if (year_of_birth(person) < 1955 && chance_.per_mille(110)) {
            person.dead = true;
            person.files_to = chance_.between(first_year, last_year);
        }
    }
    std::size_t const count = lineage_.people.size();
    if (count < 2 || !chance_.per_mille(170)) return;
    at(1 + chance_.below(count - 1)).on_file = false;
}

void LineageBuilder::settle() {
    std::uint64_t const family = lineage_.number % world_.lineages();
    std::array<std::optional<World::Path>, World::slots_of_a_lineage> paths;
    for (Person& person : lineage_.people) {
        std::ranges::sort(person.slots);
        for (int year = first_year; year <= last_year; ++year) {
            int slot = person.slots.front().second;
            for (auto const& [since, which] : person.slots) {
                if (since <= year) slot = which;
            }
            auto const place = static_cast<std::size_t>(slot);
            if (!paths[place]) {
                paths[place] = world_.homes_of(family * World::slots_of_a_lineage + place);
            }
            std::uint64_t const home = (*paths[place])[static_cast<std::size_t>(year - first_year)];
            if (person.stays.empty() || person.stays.back().home != home) {
                person.stays.push_back({.home = home, .from = year, .to = year});
            }
            person.stays.back().to = year;
        }
    }
}

// In another unit of the building where the first of the lineage lives now, if it has units.
void LineageBuilder::namesake_in_building(bool on_file) {
    std::uint64_t const home = at(0).stays.back().home;
    HomeFacts const facts = world_.homes().facts(home);
    if (facts.units < 2) return;
    std::size_t const other = add_namesake(0, {1940, 1999}, 0);
    auto const units = static_cast<std::uint64_t>(facts.units);
    std::uint64_t const first = home - static_cast<std::uint64_t>(facts.unit);
    std::uint64_t const step = 1 + chance_.below(units - 1);
    std::uint64_t const unit = (static_cast<std::uint64_t>(facts.unit) + step) % units;
    at(other).stays = {{.home = first + unit, .from = first_year, .to = last_year}};
    at(other).on_file = on_file;
}

Lineage LineageBuilder::build() {
    special();
    settle();
    if (lineage_.special == Special::NamesakeInBuilding) namesake_in_building(true);
    if (lineage_.special == Special::NamesakeInBuildingAbsent) namesake_in_building(false);
    CHECK(lineage_.people.size() < numbers_of_a_lineage);
    return std::move(lineage_);
}

}  // namespace penstock::evaluation
