#include "synthetic/household.h"

#include "synthetic/name_tables.h"

#include <chrono>
#include <string_view>

namespace penstock::synthetic {

namespace {

std::string any_surname(Chance& chance) {
    if (!chance.per_mille(280)) return std::string(chance.pick_common(surnames()));
    std::string surname(chance.pick_common(paired_surnames()));
    if (chance.per_mille(450)) {
        surname += ' ';
        surname += chance.pick_common(paired_surnames());
    }
    return surname;
}

std::string any_middle(Chance& chance) {
    if (chance.per_mille(400)) return {};
    if (chance.per_mille(250)) return any_given_name(chance);
    return std::string(1, static_cast<char>('A' + chance.between(0, 22)));
}

Member adult(Chance& chance, std::string surname, int least_year, int most_year) {
    Member member;
    member.name = {any_given_name(chance), any_middle(chance), std::move(surname), ""};
    member.dob = any_birth_date(chance, least_year, most_year);
    return member;
}

Member spouse_of(Member const& first, Chance& chance, int year) {
    int const born = year_of(first.dob);
    int const latest = std::min(born + 9, year - 19);
    Member spouse = adult(chance, any_surname(chance), std::min(born - 6, latest), latest);
    if (chance.per_mille(700)) {
        spouse.former_surnames = spouse.name.surname;
        spouse.name.surname = first.name.surname;
    } else if (chance.per_mille(150) && first.name.surname.find(' ') == std::string::npos &&
               spouse.name.surname.find(' ') == std::string::npos) {
        spouse.former_surnames = spouse.name.surname;
        spouse.name.surname += "-" + first.name.surname;
    }
    return spouse;
}

// A child of the first member who files a return and lives at home; one in seventy is a minor.
Member child_of(Member const& first, Chance& chance, int year) {
    int const born = year_of(first.dob);
    bool const minor = chance.one_in(70) && born < year - 40;
    int const latest = minor ? year - 12 : year - 19;
    int const earliest = std::min(minor ? year - 16 : born + 19, latest);
    Member child = adult(chance, first.name.surname, earliest, latest);
    child.minor = minor;
    return child;
}

// A son of the first member's own name.
Member junior_of(Member& first, Chance& chance, int year) {
    Member junior = first;
    int const latest = year - 20;
    junior.dob = any_birth_date(chance, std::min(year_of(first.dob) + 20, latest), latest);
    junior.name.suffix = "Jr";
    junior.former_surnames.clear();
    if (chance.one_in(2)) first.name.suffix = "Sr";
    return junior;
}

}  // namespace

std::string any_given_name(Chance& chance) {
    return std::string(chance.pick_common(chance.one_in(2) ? women() : men()));
}

identity::PersonName any_name(Chance& chance) {
    return {any_given_name(chance), any_middle(chance), any_surname(chance), ""};
}

Date any_birth_date(Chance& chance, int least_year, int most_year) {
    std::chrono::year_month_day const first{
        std::chrono::year{chance.between(least_year, most_year)}, std::chrono::month{1},
        std::chrono::day{1}};
    return Date{first} + std::chrono::days{chance.between(0, 364)};
}

std::vector<Member> any_household(Chance& chance, int year) {
    std::vector<Member> members;
    std::uint64_t const draw = chance.below(100);
    bool const old_enough_for_grown_children = draw >= 62 && draw < 90;
    int const latest = old_enough_for_grown_children ? year - 42 : year - 20;
    members.push_back(adult(chance, any_surname(chance), year - 88, latest));
    if (draw < 36) return members;
    if (draw < 78) members.push_back(spouse_of(members.front(), chance, year));
    if (draw >= 62 && draw < 87) {
        for (int count = chance.between(1, 3); count > 0; --count) {
            members.push_back(child_of(members.front(), chance, year));
        }
    } else if (draw >= 87 && draw < 90) {
        members.push_back(junior_of(members.front(), chance, year));
    } else if (draw >= 90 && draw < 94) {
        Member sibling = adult(chance, members.front().name.surname, year - 60, year - 20);
        members.push_back(std::move(sibling));
    } else if (draw >= 94) {
        members.push_back(adult(chance, any_surname(chance), year - 45, year - 20));
    }
    return members;
}

}  // namespace penstock::synthetic
