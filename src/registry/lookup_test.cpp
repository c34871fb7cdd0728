#include "registry/lookup.h"

#include "identity/name.h"
#include "match/match.h"
#include "registry/testing/asking.h"
#include "registry/testing/unadmitted_search.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace penstock::registry {
namespace {

class Lookup : public RegistryFolder {
protected:
    [[nodiscard]] static std::vector<std::string> found(Registry const& registry,
                                                        identity::Subject const& subject) {
        std::vector<std::string> ids;
        for (auto const& candidate : UnadmittedSearch::of(registry, subject).persons) {
            ids.push_back(candidate.person.value());
        }
        return ids;
    }
    [[nodiscard]] static bool finds(Registry const& registry, identity::Subject const& subject) {
        auto const ids = found(registry, subject);
        return std::ranges::find(ids, "p-1") != ids.end();
    }
};

TEST_F(Lookup, FindsByAnyOneThingThatAgrees) {
    Registry const registry = registry_of(csv_of({{{"former_surnames", "Vane"}}}));
    Cells const elsewhere = {
        {"street", "7 Elm St"}, {"city", "Omaha"}, {"state", "NE"}, {"zip", "68107"}};
    Cells const other_name = {{"given", "Otto"}, {"surname", "Brandt"}};

    identity::Subject by_number = asking_for(elsewhere);
    by_number.name = {"Otto", "", "Brandt", ""};
    EXPECT_FALSE(finds(registry, by_number));
    by_number.tin = identity::Tin("900700001");
    EXPECT_TRUE(finds(registry, by_number));

    EXPECT_TRUE(finds(registry, asking_for(other_name)));  // by delivery point
    EXPECT_TRUE(finds(registry, asking_for(elsewhere)));   // by name
    identity::Subject former = asking_for(elsewhere);
    former.name.surname = "Vane";
    EXPECT_TRUE(finds(registry, former));
    identity::Subject swapped = asking_for(elsewhere);
    swapped.name = {"Quill", "", "Nora", ""};
    EXPECT_TRUE(finds(registry, swapped));
    identity::Subject born = asking_for(elsewhere);
    born.name.given = "Eleonora";
    EXPECT_FALSE(finds(registry, born));
    born.dob = parse_date("1980-02-03").value();
    EXPECT_TRUE(finds(registry, born));
    identity::Subject alias = asking_for(elsewhere);
    alias.name = {"Otto", "", "Brandt", ""};
    alias.aliases = {{"Nora", "", "Quill", ""}};
    EXPECT_TRUE(finds(registry, alias));
}

TEST_F(Lookup, FindsAnAddressWithOneError) {
    Registry const registry =
        registry_of(csv_of({{{"street", "2102 Poplar Ridge Rd"}, {"unit", "Apt 4"}}}));
    Cells const right = {{"street", "2102 Poplar Ridge Rd"}, {"unit", "Apt 4"}};
    auto const with = [&](Cells const& wrong) {
        Cells cells = right;
        for (auto const& [column, value] : wrong) cells[column] = value;
        identity::Subject subject = asking_for(cells);
        subject.name.given = "N";  // so that the name key does not help
        return subject;
    };
    EXPECT_TRUE(finds(registry, with({})));
    EXPECT_TRUE(finds(registry, with({{"street", "2012 Poplar Ridge Rd"}})));
    EXPECT_TRUE(finds(registry, with({{"city", "Chillicothe"}})));
    EXPECT_TRUE(finds(registry, with({{"unit", ""}})));
    EXPECT_TRUE(finds(registry, with({{"unit", "Apt 9"}})));
}

TEST_F(Lookup, NamesTheHoldersOfTheNumber) {
    Registry const registry =
        registry_of(csv_of({{},
                            {{"person", "p-2"}, {"given", "Otto"}},
                            {{"person", "p-3"}, {"tin", "900-70-0003"}, {"given", "Inge"}}}));
    identity::Subject subject = asking_for({});
    subject.tin = identity::Tin("900700001");
    auto const candidates = UnadmittedSearch::of(registry, subject);
    EXPECT_EQ(candidates.tin_holders, (std::vector<PersonId>{PersonId("p-1"), PersonId("p-2")}));
}

TEST_F(Lookup, CountsTheUnitsOfTheBuilding) {
    Registry const registry = registry_of(csv_of({
        {{"unit", "Apt 1"}},
        {{"unit", "# 1"}},
        {{"unit", "Apt 2"}, {"person", "p-2"}},
        {{"unit", "Apt 2"}, {"person", "p-3"}},
        {{"unit", ""}, {"person", "p-4"}},
        {{"street", "13 Fern St"}, {"unit", "Apt 3"}, {"person", "p-5"}},
    }));
    EXPECT_EQ(UnadmittedSearch::of(registry, asking_for({})).units_in_building, 3u);
    EXPECT_EQ(
        UnadmittedSearch::of(registry, asking_for({{"street", "13 Fern St"}})).units_in_building,
        1u);
    EXPECT_EQ(
        UnadmittedSearch::of(registry, asking_for({{"street", "14 Fern St"}})).units_in_building,
        0u);
}

// Nora Quill twice (one of them also as Norah), Nora Vane, Otto Garcia Lopez.
TEST_F(Lookup, CountsThePersonsOfAName) {
    Registry const registry = registry_of(csv_of({
        {},
        {{"given", "Norah"}},
        {{"street", "9 Oak Ct"}},
        {{"person", "p-2"}, {"given", "NORA"}},
        {{"person", "p-3"}, {"surname", "Vane"}},
        {{"person", "p-4"}, {"given", "Otto Karl"}, {"surname", "Garcia-Lopez"}},
    }));
    using match::NameCounts;
    identity::Subject subject = asking_for({});
    subject.aliases = {{"Otto", "", "GarciaLopez", ""}, {"Nobody", "", "Quill", ""}};
    auto const candidates = UnadmittedSearch::of(registry, subject);
    EXPECT_EQ(candidates.persons_on_file, 4u);
    ASSERT_EQ(candidates.asked.size(), 3u);
    EXPECT_EQ(candidates.asked[0], (NameCounts{.given = 3, .surname = 2, .pair = 2}));
    EXPECT_EQ(candidates.asked[1], (NameCounts{.given = 1, .surname = 1, .pair = 1}));
    EXPECT_EQ(candidates.asked[2], (NameCounts{.given = 0, .surname = 2, .pair = 0}));
    match::Candidate const& first = candidates.persons.front();
    ASSERT_EQ(first.counts.size(), 2u);
    EXPECT_EQ(first.counts[0], (NameCounts{.given = 3, .surname = 2}));
    EXPECT_EQ(first.counts[1], (NameCounts{.given = 1, .surname = 2}));
}

TEST_F(Lookup, SaysWhenThereAreTooMany) {
    std::string text = header_line();
    for (int i = 0; i < 4100; ++i) {
        text += csv_line(row_of({{"person", "p-" + std::to_string(i)}}));
    }
    Registry const registry = registry_of(text);
    auto const candidates = UnadmittedSearch::of(registry, asking_for({}));
    EXPECT_FALSE(candidates.complete);
    EXPECT_LT(candidates.persons.size(), 4100u);
    EXPECT_NE(match::decide(asking_for({}), candidates).kind, match::OutcomeKind::Unique);
}

TEST_F(Lookup, AnswersFromAnEmptyRegistry) {
    Registry const registry = registry_of(header_line());
    EXPECT_TRUE(UnadmittedSearch::of(registry, asking_for({})).persons.empty());
}

// A registry of people who are close to one another in every way, and requests that are close to
// them.
class LookupTwin : public RegistryFolder {
protected:
    template <std::size_t size>
    std::string pick(std::array<char const*, size> const& values) {
        return values[chance_.next() % size];
    }

    Cells someone(std::string const& id) {
        return {{"person", id},
                {"tin", "900-70-" + std::to_string(1000 + chance_.next() % 120)},
                {"given", pick(given_)},
                {"middle", pick(middle_)},
                {"surname", pick(surname_)},
                {"suffix", pick(suffix_)},
                {"former_surnames", chance_.next() % 8 == 0 ? pick(surname_) : ""},
                {"dob", "198" + std::to_string(chance_.next() % 10) + "-02-03"},
                {"street", pick(number_) + " " + pick(street_)},
                {"unit", pick(unit_)},
                {"city", pick(city_)},
                {"state", "IL"},
                {"zip", pick(zip_)}};
    }

    testing::SeededEntropy chance_{20261120};
    static constexpr std::array given_ = {"Jose",  "Jose Angel", "Josefa",   "Mohammed",
                                          "Maria", "Marie",      "Muhammad", "Ana Maria"};
    static constexpr std::array middle_ = {"", "", "", "A", "L"};
    static constexpr std::array surname_ = {"Garcia",   "Garcia Lopez", "Lopez Garcia", "Al-Khatib",
                                            "Alkhatib", "de la Cruz",   "Jose",         "O'Brien"};
    static constexpr std::array suffix_ = {"", "", "", "", "Jr", "Sr"};
    static constexpr std::array number_ = {"1325", "1352", "3125", "12"};
    static constexpr std::array street_ = {"N State St", "Fern Ave"};
    static constexpr std::array unit_ = {"", "", "Apt 1", "# 1", "Apt 2"};
    static constexpr std::array city_ = {"Peoria", "Peoria", "Pekin"};
    static constexpr std::array zip_ = {"61604", "61605"};
};

// Blocking against the slow and obvious twin: what a scan of everybody decides, the search decides.
TEST_F(LookupTwin, DecidesLikeAnExhaustiveScan) {
    std::vector<Cells> rows;
    for (int i = 0; i < 200; ++i) rows.push_back(someone("p-" + std::to_string(i % 150)));
    Registry const registry = registry_of(csv_of(rows));
    std::array<int, 4> kinds{};
    for (int i = 0; i < 300; ++i) {
        Cells const asked = i % 3 == 0 ? rows[chance_.next() % rows.size()] : someone("asked");
        identity::Subject subject = asking_for(asked);
        if (chance_.next() % 3 == 0) {
            subject.tin = identity::parse_tin(asked.at("tin")).value();
        }
        if (chance_.next() % 3 == 0) subject.dob = parse_date(asked.at("dob")).value();
        if (chance_.next() % 6 == 0) std::swap(subject.name.given, subject.name.surname);
        if (chance_.next() % 6 == 0) subject.aliases = {{pick(given_), "", pick(surname_), ""}};

        auto const searched = UnadmittedSearch::of(registry, subject);
        ASSERT_TRUE(searched.complete);
        auto const by_search = match::decide(subject, searched);
        auto const by_scan = match::decide(subject, UnadmittedSearch::everyone(registry, subject));
        ++kinds[static_cast<std::size_t>(by_scan.kind)];
        ASSERT_EQ(by_search.kind, by_scan.kind) << i;
        ASSERT_EQ(by_search.person, by_scan.person) << i;
        ASSERT_EQ(by_search.versions, by_scan.versions) << i;
        // That a name is on file somewhere is told from examples.
        if (by_scan.kind != match::OutcomeKind::None) {
            ASSERT_EQ(by_search.reason, by_scan.reason) << i;
        }
    }
    for (int const count : kinds) EXPECT_GT(count, 2);
}

TEST_F(LookupTwin, GivesTheSameCandidatesWhateverTheOrderOfTheRows) {
    std::vector<Cells> rows;
    for (int i = 0; i < 200; ++i) rows.push_back(someone("p-" + std::to_string(i % 150)));
    identity::Subject const subject = asking_for(rows[17]);
    auto const ids = [&](Registry const& registry) {
        std::vector<PersonId> found;
        for (auto const& person : UnadmittedSearch::of(registry, subject).persons) {
            found.push_back(person.person);
        }
        return found;
    };
    auto const first = ids(registry_of(csv_of(rows)));
    std::ranges::reverse(rows);
    EXPECT_EQ(ids(registry_of(csv_of(rows))), first);
}

TEST(SoundOf, JoinsSpellings) {
    EXPECT_EQ(sound_of("ROBERT"), sound_of("RUPERT"));
    EXPECT_EQ(sound_of("MOHAMMED"), sound_of("MUHAMMAD"));
    EXPECT_EQ(sound_of("TYMCZAK"), "T522");
    EXPECT_EQ(sound_of("ASHCRAFT"), "A261");
    EXPECT_NE(sound_of("GARCIA"), sound_of("LOPEZ"));
    EXPECT_EQ(sound_of(""), "");
    EXPECT_EQ(sound_of("A"), "A");
}

}  // namespace
}  // namespace penstock::registry
