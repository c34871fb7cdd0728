// Invented families: names and birth dates of the people who share a home.
#pragma once

#include "base/date.h"
#include "identity/name.h"
#include "synthetic/chance.h"

#include <string>
#include <vector>

namespace penstock::synthetic {

struct Member {
    identity::PersonName name;
    std::string former_surnames;
    Date dob;
    bool minor = false;
};

// Singles, couples, parents with grown children, brothers and sisters, flatmates, fathers and sons
// of one name. The first member is an adult.
[[nodiscard]] std::vector<Member> any_household(Chance& chance, int year);

// One person's name.
[[nodiscard]] identity::PersonName any_name(Chance& chance);
[[nodiscard]] std::string any_given_name(Chance& chance);
[[nodiscard]] Date any_birth_date(Chance& chance, int least_year, int most_year);

}  // namespace penstock::synthetic
