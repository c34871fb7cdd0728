// Invented people on file, and subjects that ask for them.
#pragma once

#include "identity/subject.h"
#include "match/address_evidence.h"
#include "match/candidate.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::match {

struct Home {
    std::string street = "214 Cedar Ln";
    std::string unit = {};
    std::string city = "Fresno";
    std::string state = "CA";
    std::string zip = "93702";
};

inline identity::StandardAddress standard(Home const& home) {
    identity::AddressInput input;
    input.street = home.street;
    input.unit = home.unit;
    input.city = home.city;
    input.state = home.state;
    input.zip = home.zip;
    input.country = "US";
    return identity::standardise(input);
}

struct Person {
    std::string id = "p-1";
    identity::PersonName name = {};
    std::vector<Home> homes = {Home{}};
    std::string tin = {};  // nine digits, or empty
    std::string dob = {};  // a date, or empty
    std::vector<std::string> former_surnames = {};
};

inline Candidate on_file(Person const& person) {
    Candidate candidate;
    candidate.person = PersonId(person.id);
    candidate.names.push_back(identity::standardise(person.name));
    for (std::string const& surname : person.former_surnames) {
        candidate.former_surnames.push_back(identity::standard_surnames(surname));
    }
    if (!person.tin.empty()) candidate.tins.emplace_back(person.tin);
    if (!person.dob.empty()) candidate.birth_dates.push_back(parse_date(person.dob).value());
    for (Home const& home : person.homes) candidate.versions.push_back(standard(home));
    return candidate;
}

// What a registry of these people offers for the subject.
inline Candidates registry_of(std::vector<Person> const& people, identity::Subject const& subject) {
    Candidates candidates;
    std::set<std::string> points;
    std::string const building = identity::building_key(subject.address);
    for (Person const& person : people) {
        Candidate candidate = on_file(person);
        bool const holds =
            subject.tin && std::ranges::find(candidate.tins, *subject.tin) != candidate.tins.end();
        if (holds) candidates.tin_holders.push_back(candidate.person);
        for (auto const& version : candidate.versions) {
            if (!names_a_place(version) || identity::building_key(version) != building) continue;
            points.insert(identity::delivery_point_key(version));
        }
        candidates.persons.push_back(std::move(candidate));
    }
    candidates.units_in_building = points.size();
    return candidates;
}

// A subject set forth as the person is on file, with the first home.
inline identity::Subject asking_for(Person const& person) {
    identity::Subject subject;
    subject.name = person.name;
    subject.address = standard(person.homes.front());
    if (!person.tin.empty()) subject.tin = identity::Tin(person.tin);
    if (!person.dob.empty()) subject.dob = parse_date(person.dob).value();
    return subject;
}

// The same with neither number nor birth date.
inline identity::Subject asking_by_name(Person const& person) {
    identity::Subject subject = asking_for(person);
    subject.tin.reset();
    subject.dob.reset();
    return subject;
}

}  // namespace penstock::match
