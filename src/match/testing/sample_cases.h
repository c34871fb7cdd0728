// People of the examples, and subjects that differ from them in one field.
#pragma once

#include "match/match.h"
#include "match/testing/sample_people.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::match {

using People = std::vector<Person>;

// "unique name-and-address p-1", so that a failing test says all.
inline std::string outcome_of(identity::Subject const& subject, People const& people) {
    MatchOutcome const outcome = decide(subject, registry_of(people, subject));
    std::string text = std::string(word(outcome.kind)) + " " + std::string(word(outcome.reason));
    if (outcome.person) text += " " + outcome.person->value();
    return text;
}

inline Person carlos(std::string const& id, std::string const& suffix, std::string const& tin,
                     std::string const& dob) {
    return {.id = id, .name = {"Carlos", "", "Mendoza", suffix}, .tin = tin, .dob = dob};
}

inline Person const father = carlos("father", "Sr", "900701427", "1955-01-25");
inline Person const son = carlos("son", "Jr", "900701434", "1984-06-02");
inline Person const wanda{.id = "wanda",
                          .name = {"Wanda", "J", "Greer", ""},
                          .homes = {{.street = "2102 Poplar Ridge Rd"}},
                          .tin = "900451154",
                          .dob = "1954-04-01"};

inline Person tenant(std::string const& id, identity::PersonName const& name,
                     std::string const& unit, std::string const& tin) {
    return {.id = id,
            .name = name,
            .homes = {{.street = "1840 Harbor View Dr", .unit = unit}},
            .tin = tin};
}
inline Person const jose_3b =
    tenant("jose-3b", {"Jose", "", "Hernandez", ""}, "Apt 3B", "900701385");
inline Person const jose_7a =
    tenant("jose-7a", {"Jose", "", "Hernandez", ""}, "Apt 7A", "900701392");
inline Person const farid = tenant("farid", {"Farid", "", "Rahimi", ""}, "Apt 5D", "900701406");

inline identity::Subject at(identity::Subject subject, Home const& home) {
    subject.address = standard(home);
    return subject;
}

inline identity::Subject with_tin(identity::Subject subject, std::string const& tin) {
    subject.tin = identity::Tin(tin);
    return subject;
}

inline identity::Subject with_dob(identity::Subject subject, std::string_view dob) {
    subject.dob = parse_date(dob).value();
    return subject;
}

inline identity::Subject named(identity::Subject subject, identity::PersonName const& name) {
    subject.name = name;
    return subject;
}

}  // namespace penstock::match
