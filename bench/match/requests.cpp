#include "bench/match/requests.h"

#include "base/check.h"
#include "bench/match/form.h"
#include "synthetic/spelling.h"

#include <algorithm>
#include <array>

namespace penstock::evaluation {

namespace {

using synthetic::Chance;

struct Share {
    Stratum stratum;
    std::uint64_t of_ten_thousand;
};
constexpr std::array<Share, stratum_count> mix{{{Stratum::Current, 5500},
                                                {Stratum::Former, 2000},
                                                {Stratum::KinOtherName, 880},
                                                {Stratum::KinLikeName, 100},
                                                {Stratum::KinSameName, 20},
                                                {Stratum::ElsewhereOccupied, 600},
                                                {Stratum::ElsewhereUnoccupied, 400},
                                                {Stratum::UnitMissing, 50},
                                                {Stratum::NamesakeInBuilding, 50},
                                                {Stratum::NamesakeUnitAbsent, 50},
                                                {Stratum::HousemateNumber, 50},
                                                {Stratum::SiblingBirthDate, 50},
                                                {Stratum::NamesakeNumber, 50},
                                                {Stratum::MixedPerson, 50},
                                                {Stratum::AbsentKinNumber, 50},
                                                {Stratum::HardFamily, 95},
                                                {Stratum::NamesakeKinNumber, 5}}};

Stratum any_stratum(Chance& chance) {
    std::uint64_t draw = chance.below(10'000);
    for (Share const& share : mix) {
        if (draw < share.of_ten_thousand) return share.stratum;
        draw -= share.of_ten_thousand;
    }
    return Stratum::Current;
}

bool has_rows(Person const& person) {
    return person.on_file && !person.filed_stays().empty();
}

bool lives_at(Person const& person, std::uint64_t home) {
    return std::ranges::any_of(person.filed_stays(),
                               [&](Stay const& stay) { return stay.home == home; });
}

bool same_name(Person const& a, Person const& b) {
    if (synthetic::upper(a.name.given) != synthetic::upper(b.name.given)) return false;
    return std::ranges::any_of(a.surnames, [&](auto const& first) {
        return std::ranges::any_of(
            b.surnames, [&](auto const& second) { return first.second == second.second; });
    });
}

// People on file of the lineage who fit, by index.
template <typename Fits>
std::vector<std::size_t> those(Lineage const& lineage, Fits fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < lineage.people.size(); ++i) {
        if (fits(lineage.people[i])) found.push_back(i);
    }
    return found;
}

constexpr std::array same_name_specials{Special::JuniorAbsent, Special::SeniorAbsent,
                                        Special::ThreeGenerations};
constexpr std::array on_file_specials{
    Special::JuniorsOnFile, Special::NamesakeMovedIn,   Special::GenerationsSwap,
    Special::TwinsOnFile,   Special::LikeSiblings,      Special::ExSpouseReverted,
    Special::ExSpouseKept,  Special::TwoRecords,        Special::SharedNumber,
    Special::DeadNamesake,  Special::NamesakeInBuilding};
constexpr std::uint64_t special_count = static_cast<std::uint64_t>(Special::DeadNamesake) + 1;
constexpr std::array like_name_specials{Special::TwinAbsent, Special::LikeSiblingAbsent,
                                        Special::InitialAbsent};

}  // namespace

std::string_view word(Stratum stratum) {
    switch (stratum) {
        case Stratum::Current:
            return "current";
        case Stratum::Former:
            return "former address";
        case Stratum::KinOtherName:
            return "absent, kin at home: other name";
        case Stratum::KinLikeName:
            return "absent, kin at home: like name";
        case Stratum::KinSameName:
            return "absent, kin at home: same name";
        case Stratum::ElsewhereOccupied:
            return "absent, strangers at address";
        case Stratum::ElsewhereUnoccupied:
            return "absent, any address";
        case Stratum::UnitMissing:
            return "unit missing";
        case Stratum::NamesakeInBuilding:
            return "namesake in the building";
        case Stratum::NamesakeUnitAbsent:
            return "absent, namesake in the building";
        case Stratum::HousemateNumber:
            return "number of a housemate";
        case Stratum::SiblingBirthDate:
            return "birth date of a housemate";
        case Stratum::NamesakeNumber:
            return "number of a namesake, one digit off";
        case Stratum::MixedPerson:
            return "name of one, address of another";
        case Stratum::AbsentKinNumber:
            return "absent, number of kin";
        case Stratum::HardFamily:
            return "hard family";
        case Stratum::NamesakeKinNumber:
            return "number of a namesake at home";
    }
    return "";
}

bool is_beyond_telling(Stratum stratum) {
    return stratum == Stratum::KinSameName || stratum == Stratum::NamesakeKinNumber;
}

bool Requests::is_apart(std::size_t stratum) const {
    return is_beyond_telling(static_cast<Stratum>(stratum));
}

Requests::Requests(World const& world, RequestOptions options) : world_(world), options_(options) {
    for (Share const& share : mix) strata_.emplace_back(word(share.stratum));
}

std::uint64_t Requests::any_number(Chance& chance) const {
    return chance.below(world_.lineages());
}

std::uint64_t Requests::number_of(Special special, Chance& chance) const {
    std::uint64_t const rounds = std::max<std::uint64_t>(1, world_.lineages() / special_spacing);
    return chance.below(rounds) * special_spacing + static_cast<std::uint64_t>(special);
}

std::optional<Requests::Choice> Requests::on_file(Stratum stratum, Chance& chance) const {
    std::uint64_t number = any_number(chance);
    if (stratum == Stratum::HardFamily) {
        number = number_of(chance.pick(on_file_specials), chance);
    } else if (number % special_spacing < special_count && !chance.one_in(10)) {
        return std::nullopt;
    }
    Choice choice{.lineage = world_.lineage(number), .number_of = {}, .birth_date_of = {}};
    std::vector<std::size_t> const people = those(choice.lineage, has_rows);
    if (people.empty()) return std::nullopt;
    choice.person = chance.pick(people);
    std::vector<Stay> const stays = choice.lineage.people[choice.person].filed_stays();
    Stay stay = stays.back();
    bool const former =
        stratum == Stratum::Former || (stratum == Stratum::HardFamily && chance.one_in(3));
    if (former) {
        if (stays.size() < 2) return std::nullopt;
        stay = stays[chance.below(stays.size() - 1)];
        if (stay.home == stays.back().home) return std::nullopt;
    }
    choice.home = stay.home;
    choice.year = stay.to;
    return choice;
}

std::optional<Requests::Choice> Requests::defective(Stratum stratum, Chance& chance) const {
    Choice choice{.lineage = {}, .number_of = {}, .birth_date_of = {}};
    if (stratum == Stratum::NamesakeInBuilding || stratum == Stratum::NamesakeUnitAbsent) {
        bool const absent = stratum == Stratum::NamesakeUnitAbsent;
        choice.lineage = world_.lineage(number_of(
            absent ? Special::NamesakeInBuildingAbsent : Special::NamesakeInBuilding, chance));
        Lineage const& lineage = choice.lineage;
        bool const made = lineage.people.size() > 1 && has_rows(lineage.people.front()) &&
                          same_name(lineage.people.front(), lineage.people.back()) &&
                          lineage.people.back().stays.size() == 1;
        if (!made) return std::nullopt;
        choice.person = absent || chance.one_in(2) ? lineage.people.size() - 1 : 0;
        choice.home = lineage.people[choice.person].stays.back().home;
        if (!absent && !lives_at(lineage.people[choice.person], choice.home)) return std::nullopt;
        choice.without_unit = chance.one_in(2);
        return choice;
    }
    if (stratum == Stratum::NamesakeNumber) {
        choice.lineage = world_.lineage(number_of(Special::NamesakeNumber, chance));
        if (!has_rows(choice.lineage.people.front())) return std::nullopt;
        choice.home = choice.lineage.people.front().filed_stays().back().home;
        choice.number_of = choice.lineage.people.size() - 1;
        return choice;
    }
    bool const namesake = stratum == Stratum::NamesakeKinNumber;
    auto found = on_file(namesake ? Stratum::HardFamily : Stratum::Current, chance);
    if (!found) return std::nullopt;
    choice = std::move(*found);
    if (stratum == Stratum::UnitMissing) {
        if (world_.homes().facts(choice.home).units < 2) return std::nullopt;
        choice.without_unit = true;
        return choice;
    }
    if (stratum == Stratum::MixedPerson) {
        auto const other = on_file(Stratum::Current, chance);
        if (!other || lives_at(choice.lineage.people[choice.person], other->home)) {
            return std::nullopt;
        }
        choice.home = other->home;
        return choice;
    }
    // Not those of the same name: with their number or birth date, the line describes them.
    Person const& meant = choice.lineage.people[choice.person];
    std::vector<std::size_t> const mates = those(choice.lineage, [&](Person const& person) {
        return has_rows(person) && person.number != meant.number &&
               same_name(person, meant) == namesake && lives_at(person, choice.home);
    });
    if (mates.empty()) return std::nullopt;
    std::size_t const mate = chance.pick(mates);
    if (stratum != Stratum::SiblingBirthDate) choice.number_of = mate;
    if (stratum != Stratum::HousemateNumber) choice.birth_date_of = mate;
    return choice;
}

std::optional<Requests::Choice> Requests::absent_kin(Stratum stratum, Chance& chance) const {
    std::uint64_t number = any_number(chance);
    if (stratum == Stratum::KinSameName) {
        number = number_of(chance.pick(same_name_specials), chance);
    } else if (stratum == Stratum::KinLikeName) {
        number = number_of(chance.pick(like_name_specials), chance);
    }
    Choice choice{.lineage = world_.lineage(number), .number_of = {}, .birth_date_of = {}};
    Lineage const& lineage = choice.lineage;
    std::vector<std::size_t> const people =
        those(lineage, [](Person const& person) { return !person.on_file; });
    if (people.empty()) return std::nullopt;
    choice.person = chance.pick(people);
    Person const& meant = lineage.people[choice.person];
    Stay const& stay = chance.one_in(4) ? chance.pick(meant.stays) : meant.stays.back();
    choice.home = stay.home;
    choice.year = stay.to;
    std::vector<std::size_t> const kin = those(lineage, [&](Person const& person) {
        return has_rows(person) && lives_at(person, choice.home);
    });
    if (kin.empty()) return std::nullopt;
    bool const named = std::ranges::any_of(
        kin, [&](std::size_t one) { return same_name(lineage.people[one], meant); });
    bool const anywhere = std::ranges::any_of(lineage.people, [&](Person const& person) {
        return has_rows(person) && same_name(person, meant);
    });
    if (stratum == Stratum::KinSameName ? !named : anywhere) return std::nullopt;
    bool const like =
        std::ranges::find(like_name_specials, lineage.special) != like_name_specials.end();
    if (stratum == Stratum::KinOtherName && like) return std::nullopt;
    if (stratum == Stratum::AbsentKinNumber) choice.number_of = chance.pick(kin);
    return choice;
}

std::optional<Requests::Choice> Requests::absent_elsewhere(Stratum stratum, Chance& chance) const {
    Choice choice{.lineage = world_.lineage(world_.lineages() + any_number(chance)),
                  .number_of = {},
                  .birth_date_of = {}};
    choice.person = chance.below(choice.lineage.people.size());
    if (stratum == Stratum::ElsewhereUnoccupied) {
        choice.home = chance.below(world_.homes().count());
        return choice;
    }
    auto const other = on_file(Stratum::Current, chance);
    if (!other) return std::nullopt;
    choice.home = other->home;
    return choice;
}

std::optional<Requests::Choice> Requests::choose(Stratum stratum, Chance& chance) const {
    switch (stratum) {
        case Stratum::Current:
        case Stratum::Former:
        case Stratum::HardFamily:
            return on_file(stratum, chance);
        case Stratum::KinOtherName:
        case Stratum::KinLikeName:
        case Stratum::KinSameName:
        case Stratum::AbsentKinNumber:
            return absent_kin(stratum, chance);
        case Stratum::ElsewhereOccupied:
        case Stratum::ElsewhereUnoccupied:
            return absent_elsewhere(stratum, chance);
        case Stratum::UnitMissing:
        case Stratum::NamesakeInBuilding:
        case Stratum::NamesakeUnitAbsent:
        case Stratum::HousemateNumber:
        case Stratum::SiblingBirthDate:
        case Stratum::NamesakeNumber:
        case Stratum::MixedPerson:
        case Stratum::NamesakeKinNumber:
            return defective(stratum, chance);
    }
    return std::nullopt;
}

Asked Requests::asked(Choice const& choice) const {
    Person const& person = choice.lineage.people[choice.person];
    Asked asked;
    asked.name = person.name;
    asked.name.surname = person.surname_in(choice.year);
    asked.address = world_.homes().address(choice.home);
    if (choice.without_unit) asked.address.unit.clear();
    asked.tin = choice.lineage.people[choice.number_of.value_or(choice.person)].tin;
    asked.dob =
        format_date(choice.lineage.people[choice.birth_date_of.value_or(choice.person)].dob);
    return asked;
}

std::uint16_t Requests::groups(Choice const& choice) const {
    Person const& person = choice.lineage.people[choice.person];
    HomeFacts const home = world_.homes().facts(choice.home);
    std::string const& surname = person.name.surname;
    bool const east = person.culture == Culture::Chinese || person.culture == Culture::Korean ||
                      person.culture == Culture::Vietnamese;
    std::uint16_t bits = 0;
    auto const set = [&](Subgroup group, bool holds) {
        if (holds) bits |= static_cast<std::uint16_t>(group);
    };
    set(Subgroup::TwoSurnames, surname.find_first_of(" -", 3) != std::string::npos);
    set(Subgroup::TopSurname, world_.names().is_top_surname(surname));
    set(Subgroup::Itin, person.itin);
    set(Subgroup::Unit, home.units > 1);
    set(Subgroup::PoBox, home.kind == HomeKind::PoBox);
    set(Subgroup::PuertoRico, home.region == Region::PuertoRico);
    set(Subgroup::EastAsian, east);
    set(Subgroup::ShortName, surname.size() <= 2 || person.name.given.size() <= 2);
    set(Subgroup::Rural, home.kind == HomeKind::Rural);
    set(Subgroup::FormerName, person.surnames.size() > 1);
    return bits;
}

Case Requests::at(std::uint64_t index) const {
    Chance chance(mixed(options_.seed + 83, index), 31);
    Stratum const stratum = any_stratum(chance);
    std::optional<Choice> choice;
    for (int attempt = 0; !choice && attempt < 10'000; ++attempt) choice = choose(stratum, chance);
    CHECK(choice.has_value());
    Person const& person = choice->lineage.people[choice->person];
    Case made;
    made.index = index;
    made.household = choice->lineage.number;
    made.stratum = static_cast<std::size_t>(stratum);
    if (has_rows(person) && choice->lineage.number < world_.lineages()) {
        made.meant.emplace_back(choice->lineage.id_of(person));
        if (!person.second_tin.empty()) made.meant.emplace_back(choice->lineage.id_of(person, 2));
        made.findable = lives_at(person, choice->home);
    }
    made.groups = groups(*choice);
    made.asked = asked(*choice);
    std::vector<Housemate> mates;
    for (Person const& other : choice->lineage.people) {
        if (other.number == person.number || same_name(other, person)) continue;
        mates.push_back({.tin = other.tin, .dob = format_date(other.dob)});
    }
    NoiseCount const errors = add_noise(made.asked, options_.noise, mates, chance);
    made.errors = errors.of_name_and_address;
    made.number_errors = errors.of_numbers;
    vary_form(made.asked, chance);
    return made;
}

}  // namespace penstock::evaluation
