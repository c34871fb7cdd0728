#include "registry/fold.h"

#include "registry/packing.h"
#include "registry/row_codec.h"
#include "registry/testing/sample_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace penstock::registry {
namespace {

// As an import does it: rows become records, records are sorted, and each person's are folded.
std::vector<FoldedPerson> fold(std::vector<Cells> const& rows) {
    std::map<std::string, std::vector<Bytes>> by_person;
    for (Cells const& cells : rows) {
        std::vector<std::string> const fields = row_of(cells);
        auto const row = read_row(fields);
        EXPECT_TRUE(row);
        Packer record;
        encode_row(*row, record);
        by_person[std::string(person_in(record.bytes()))].push_back(record.take());
    }
    std::vector<FoldedPerson> persons;
    for (auto const& [person, records] : by_person) {
        std::vector<Row> decoded;
        for (Bytes const& record : records) decoded.push_back(decode_row(record));
        persons.push_back(fold(std::span<Row const>(decoded)));
    }
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

TEST(RowCodec, SortsRowsByPerson) {
    auto const record_of = [](char const* person, char const* tin) {
        std::vector<std::string> const fields = row_of({{"person", person}, {"tin", tin}});
        Packer record;
        encode_row(*read_row(fields), record);
        return record.take();
    };
    EXPECT_LT(record_of("a", "900-70-0009"), record_of("a1", "900-70-0001"));
    EXPECT_LT(record_of("a", "900-70-0009"), record_of("b", "900-70-0001"));
    EXPECT_EQ(person_in(record_of("a1", "900-70-0001")), "a1");
}

TEST(RowCodec, GivesBackTheRow) {
    std::vector<std::string> const fields = row_of({{"former_surnames", "Vane;Moss"},
                                                    {"dob", ""},
                                                    {"unit", "Apt 4"},
                                                    {"suffix", "Jr"},
                                                    {"source", "usps"},
                                                    {"tax_period", ""},
                                                    {"effective", "1969-12-31"},
                                                    {"flags", "minor;care-of"}});
    Row const row = *read_row(fields);
    Packer record;
    encode_row(row, record);
    Row const again = decode_row(record.bytes());
    EXPECT_EQ(again.person, row.person);
    EXPECT_EQ(again.tin, row.tin);
    EXPECT_EQ(again.tin_kind, row.tin_kind);
    EXPECT_EQ(again.given, row.given);
    EXPECT_EQ(again.surname, row.surname);
    EXPECT_EQ(again.suffix, row.suffix);
    EXPECT_EQ(again.former_surnames, row.former_surnames);
    EXPECT_EQ(again.dob, row.dob);
    EXPECT_EQ(again.street, row.street);
    EXPECT_EQ(again.unit, row.unit);
    EXPECT_EQ(again.city, row.city);
    EXPECT_EQ(again.state, row.state);
    EXPECT_EQ(again.zip, row.zip);
    EXPECT_EQ(again.country, row.country);
    EXPECT_EQ(again.source, row.source);
    EXPECT_EQ(again.tax_period, row.tax_period);
    EXPECT_EQ(again.effective, row.effective);
    EXPECT_EQ(again.flags, row.flags);
}

}  // namespace
}  // namespace penstock::registry
