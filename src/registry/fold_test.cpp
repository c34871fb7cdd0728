#include "registry/fold.h"

#include "registry/testing/sample_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::registry {
namespace {

std::vector<FoldedPerson> fold(std::vector<Cells> const& rows) {
    RowFold folding;
    for (Cells const& cells : rows) {
        std::vector<std::string> const fields = row_of(cells);
        auto const row = read_row(fields);
        EXPECT_TRUE(row);
        folding.add(*row);
    }
    std::vector<FoldedPerson> persons;
    folding.persons([&](FoldedPerson& person) { persons.push_back(person); });
    return persons;
}

TEST(Fold, MakesEqualAddressesOneVersion) {
    auto const persons = fold({{{"tax_period", "2023"}, {"effective", "2024-04-08"}},
                               {{"tax_period", "2024"}, {"effective", "2025-04-11"}}});
    ASSERT_EQ(persons.size(), 1u);
    ASSERT_EQ(persons[0].record.versions.size(), 1u);
    auto const& occurrences = persons[0].record.versions[0].occurrences;
    ASSERT_EQ(occurrences.size(), 2u);
    EXPECT_EQ(occurrences[0].tax_period, TaxPeriod(2023));
    EXPECT_EQ(occurrences[1].tax_period, TaxPeriod(2024));
    EXPECT_EQ(persons[0].names.size(), 1u);
    EXPECT_EQ(persons[0].numbers.size(), 1u);
    EXPECT_TRUE(persons[0].record.files_returns);
}

TEST(Fold, KeepsEachAddressAsWritten) {
    auto const persons = fold({{{"unit", "Apt 4"}}, {{"unit", "# 4"}}, {{"unit", "Apt 5"}}});
    EXPECT_EQ(persons[0].record.versions.size(), 3u);
}

TEST(Fold, OrdersVersionsByFirstEffect) {
    auto const persons = fold({{{"street", "1 Ash St"}, {"effective", "2025-04-11"}},
                               {{"street", "2 Elm St"}, {"effective", "2020-04-11"}},
                               {{"street", "1 Ash St"}, {"effective", "2019-04-11"}}});
    ASSERT_EQ(persons[0].record.versions.size(), 2u);
    EXPECT_EQ(persons[0].record.versions[0].on_file.street, "1 Ash St");
}

TEST(Fold, GivesAFlagToThePersonAndCareOfToTheAddress) {
    auto const persons =
        fold({{{"flags", "informant"}}, {{"street", "9 Oak St"}, {"flags", "care-of"}}});
    EXPECT_TRUE(persons[0].flags.has(Flag::Informant));
    for (AddressVersion const& version : persons[0].record.versions) {
        EXPECT_EQ(version.care_of, version.on_file.street == "9 Oak St");
    }
}

TEST(Fold, CollectsNamesNumbersAndBirthDates) {
    auto const persons = fold({{{"former_surnames", "Vane; Moss;"}},
                               {{"surname", "Quill-Vane"}, {"tin", "900-45-0002"}},
                               {{"dob", ""}},
                               {{"dob", "1980-03-02"}, {"former_surnames", "Moss"}}});
    EXPECT_EQ(persons[0].names.size(), 2u);
    EXPECT_EQ(persons[0].former_surnames, (std::vector<std::string>{"Moss", "Vane"}));
    EXPECT_EQ(persons[0].numbers.size(), 2u);
    EXPECT_EQ(persons[0].record.birth_dates.size(), 2u);
}

TEST(Fold, KnowsWhoFilesNoReturn) {
    auto const persons = fold({{{"source", "information-return"}}, {{"source", "usps"}}});
    EXPECT_FALSE(persons[0].record.files_returns);
}

TEST(Fold, HandsOnPersonsByAscendingId) {
    auto const persons = fold({{{"person", "b"}}, {{"person", "a"}}, {{"person", "b"}}});
    ASSERT_EQ(persons.size(), 2u);
    EXPECT_EQ(persons[0].record.person, PersonId("a"));
    EXPECT_EQ(persons[1].record.person, PersonId("b"));
}

}  // namespace
}  // namespace penstock::registry
