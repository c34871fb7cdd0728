// What must hold of every decision, tried on many small worlds that are crowded with namesakes,
// relatives and neighbours.
#include "match/corroboration.h"
#include "match/match.h"

#include "match/testing/sample_people.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>

namespace penstock::match {
namespace {

constexpr std::uint64_t worlds = 1500;

class World {
public:
    explicit World(std::uint64_t seed) : chance_(seed) {}

    template <typename T, std::size_t size>
    T pick(std::array<T, size> const& values) {
        return values[chance_.next() % size];
    }

    Person person(std::string const& id) {
        Person person{.id = id,
                      .name = {pick(given), pick(middle), pick(surname), pick(suffix)},
                      .homes = {home()},
                      .tin = pick(tins),
                      .dob = pick(dates)};
        if (chance_.next() % 3 == 0) person.homes.push_back(home());
        if (chance_.next() % 4 == 0) person.former_surnames.push_back(pick(surname));
        return person;
    }

    std::vector<Person> people() {
        std::vector<Person> people;
        std::uint64_t const count = chance_.next() % 6;
        for (std::uint64_t i = 0; i < count; ++i)
            people.push_back(person("p-" + std::to_string(i)));
        return people;
    }

    // Asks for somebody at random, or for one of the people, by some of what is on file.
    identity::Subject subject(std::vector<Person> const& people) {
        bool const known = !people.empty() && chance_.next() % 3 != 0;
        identity::Subject subject =
            asking_for(known ? people[chance_.next() % people.size()] : person("asked"));
        if (chance_.next() % 2 == 0) subject.tin.reset();
        if (chance_.next() % 2 == 0) subject.dob.reset();
        if (chance_.next() % 2 == 0) subject.name.suffix.clear();
        if (chance_.next() % 4 == 0) {
            subject.aliases.push_back({pick(given), "", pick(surname), ""});
        }
        return subject;
    }

    std::uint64_t next() { return chance_.next(); }

private:
    Home home() { return {.street = pick(streets), .unit = pick(units), .city = pick(cities)}; }

    static constexpr std::array given = {"Carlos", "Carlos", "Carla", "Jose Angel", "Jose"};
    static constexpr std::array middle = {"", "", "A", "B"};
    static constexpr std::array surname = {"Mendoza", "Mendoza", "Mendoza Garcia", "Lopez"};
    static constexpr std::array suffix = {"", "", "", "Jr", "Sr"};
    static constexpr std::array streets = {"1325 Cedar Ln", "1325 Cedar Ln", "1352 Cedar Ln",
                                           "9 Elm St"};
    static constexpr std::array units = {"", "", "Apt 1", "Apt 2"};
    static constexpr std::array cities = {"Fresno", "Fresno", "Fresno", "Clovis"};
    static constexpr std::array tins = {"", "900700001", "900700002", "900700003"};
    static constexpr std::array dates = {"", "1980-02-03", "1980-03-02", "1955-01-25"};

    testing::SeededEntropy chance_;
};

MatchOutcome outcome_of(identity::Subject const& subject, std::vector<Person> const& people) {
    return decide(subject, registry_of(people, subject));
}

bool is_unique(MatchOutcome const& outcome, std::string const& id) {
    return outcome.kind == OutcomeKind::Unique && outcome.person == PersonId(id);
}

template <typename T>
void shuffle(std::vector<T>& list, World& world) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[world.next() % i]);
}

TEST(MatchProperties, TheOrderOfPersonsChangesNothing) {
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        std::vector<Person> const people = world.people();
        identity::Subject const subject = world.subject(people);
        Candidates candidates = registry_of(people, subject);
        MatchOutcome const first = decide(subject, candidates);
        shuffle(candidates.persons, world);
        shuffle(candidates.tin_holders, world);
        MatchOutcome const again = decide(subject, candidates);
        ASSERT_EQ(again.kind, first.kind) << seed;
        ASSERT_EQ(again.reason, first.reason) << seed;
        ASSERT_EQ(again.person, first.person) << seed;
        ASSERT_EQ(again.versions, first.versions) << seed;
        ASSERT_EQ(again.evidence.size(), first.evidence.size()) << seed;
        for (std::size_t i = 0; i < first.evidence.size(); ++i) {
            ASSERT_EQ(again.evidence[i].person, first.evidence[i].person) << seed;
            ASSERT_EQ(again.evidence[i].vetoes, first.evidence[i].vetoes) << seed;
        }
    }
}

TEST(MatchProperties, ARivalNeverMakesAnotherUnique) {
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        std::vector<Person> people = world.people();
        identity::Subject const subject = world.subject(people);
        MatchOutcome const before = outcome_of(subject, people);
        people.push_back(world.person("rival"));
        MatchOutcome const after = outcome_of(subject, people);
        if (after.kind != OutcomeKind::Unique || after.person == PersonId("rival")) continue;
        ASSERT_TRUE(is_unique(before, after.person->value())) << seed;
    }
}

TEST(MatchProperties, AgreeingEvidenceNeverTakesAMatchAway) {
    std::uint64_t matches = 0;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        std::vector<Person> const people = world.people();
        identity::Subject subject = world.subject(people);
        MatchOutcome const before = outcome_of(subject, people);
        if (before.kind != OutcomeKind::Unique) continue;
        ++matches;
        std::string const id = before.person->value();
        Person const& person = *std::ranges::find(people, id, [](Person const& p) { return p.id; });
        if (!person.tin.empty()) subject.tin = identity::Tin(person.tin);
        ASSERT_TRUE(is_unique(outcome_of(subject, people), id)) << seed;
        if (!person.dob.empty()) subject.dob = parse_date(person.dob).value();
        ASSERT_TRUE(is_unique(outcome_of(subject, people), id)) << seed;
    }
    EXPECT_GT(matches, worlds / 10);
}

// The rule of promise 2, said once more and without the matcher's own words.
TEST(MatchProperties, WhoIsUniqueAgreesInNameAndAddressAndContradictsNothing) {
    std::uint64_t matches = 0;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        std::vector<Person> const people = world.people();
        identity::Subject const subject = world.subject(people);
        MatchOutcome const outcome = outcome_of(subject, people);
        if (outcome.kind != OutcomeKind::Unique) continue;
        ++matches;
        Person const& person = *std::ranges::find(people, outcome.person->value(),
                                                  [](Person const& p) { return p.id; });
        std::string const point = identity::delivery_point_key(subject.address);
        ASSERT_FALSE(outcome.versions.empty()) << seed;
        for (std::size_t const version : outcome.versions) {
            ASSERT_EQ(identity::delivery_point_key(standard(person.homes[version])), point) << seed;
        }
        if (subject.tin && !person.tin.empty()) {
            ASSERT_TRUE(subject.tin->value() == person.tin ||
                        is_near(subject.tin->value(), person.tin))
                << seed;
        }
        if (subject.dob && !person.dob.empty()) {
            Date const on_file = parse_date(person.dob).value();
            ASSERT_TRUE(*subject.dob == on_file || is_near(*subject.dob, on_file)) << seed;
        }
        if (!subject.name.suffix.empty() && !person.name.suffix.empty()) {
            ASSERT_EQ(subject.name.suffix, person.name.suffix) << seed;
        }
    }
    EXPECT_GT(matches, worlds / 10);
}

// Nobody else of exactly that name may live there, unless a number or a birth date, a suffix or a
// middle name tells them apart.
TEST(MatchProperties, WhoIsUniqueHasNoDoubleAtTheAddress) {
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        World world(seed);
        std::vector<Person> people = world.people();
        identity::Subject const subject = world.subject(people);
        MatchOutcome const outcome = outcome_of(subject, people);
        if (outcome.kind != OutcomeKind::Unique) continue;
        Person twin = *std::ranges::find(people, outcome.person->value(),
                                         [](Person const& p) { return p.id; });
        twin.id = "double";
        people.push_back(twin);
        ASSERT_NE(outcome_of(subject, people).kind, OutcomeKind::Unique) << seed;
    }
}

}  // namespace
}  // namespace penstock::match
