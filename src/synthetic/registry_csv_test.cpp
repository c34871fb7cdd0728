#include "synthetic/registry_csv.h"

#include "support/memory_disk.h"
#include "synthetic/population.h"

#include <gtest/gtest.h>

namespace penstock::synthetic {
namespace {

Date const day = parse_date("2026-11-20").value();
std::string const header =
    "person,tin,tin_kind,given,middle,surname,suffix,former_surnames,dob,street,unit,city,state,"
    "zip,country,source,tax_period,effective,flags\n";
std::string const row =
    "p-1,900-40-0001,ssn,Ida,,Holm,,,1960-01-02,5 Elm St,,Salem,OR,97301,US,return,2024,2025-03-01,"
    "\n";

class RegistryCsv : public ::testing::Test {
protected:
    Result<std::vector<PersonRecord>> read(std::string const& text) {
        EXPECT_TRUE(disk_.replace("registry.csv", as_bytes(text)));
        RegistryReader reader = TRY(RegistryReader::open(disk_, "registry.csv"));
        std::vector<PersonRecord> people;
        while (auto person = TRY(reader.next())) people.push_back(*std::move(person));
        return people;
    }

    testing::MemoryDisk memory_;
    Disk& disk_ = memory_;
};

TEST_F(RegistryCsv, ComesBackAsThePopulationThatWasWritten) {
    auto const counts = write_registry(disk_, "registry.csv", 3000, 11, day).value();
    EXPECT_EQ(counts.persons, 3000u);
    Population population(11, day);
    RegistryReader reader = RegistryReader::open(disk_, "registry.csv").value();
    std::uint64_t rows = 0;
    for (int i = 0; i < 3000; ++i) {
        PersonRecord const expected = population.next();
        auto const got = reader.next().value();
        ASSERT_TRUE(got);
        ASSERT_EQ(got->id, expected.id);
        ASSERT_EQ(got->tin, expected.tin);
        ASSERT_EQ(got->name, expected.name);
        ASSERT_EQ(got->former_surnames, expected.former_surnames);
        ASSERT_EQ(got->dob, expected.dob);
        ASSERT_EQ(got->rows.size(), expected.rows.size());
        for (std::size_t r = 0; r < expected.rows.size(); ++r) {
            ASSERT_EQ(got->rows[r].address, expected.rows[r].address);
            ASSERT_EQ(got->rows[r].source, expected.rows[r].source);
            ASSERT_EQ(got->rows[r].tax_period, expected.rows[r].tax_period);
            ASSERT_EQ(got->rows[r].effective, expected.rows[r].effective);
            ASSERT_EQ(got->rows[r].flags, expected.rows[r].flags);
        }
        rows += expected.rows.size();
    }
    EXPECT_FALSE(reader.next().value());
    EXPECT_EQ(counts.rows, rows);
}

TEST_F(RegistryCsv, QuotedFieldsAndEmptyPeriodsAreRead) {
    auto const people = read(header +
                             "p-1,900-40-0001,ssn,Ida,,Holm,,,1960-01-02,\"5 Elm St, "
                             "Rear\",,Salem,OR,97301,US,usps,,"
                             "2025-03-01,care-of\n")
                            .value();
    ASSERT_EQ(people.size(), 1u);
    EXPECT_EQ(people[0].rows[0].address.street, "5 Elm St, Rear");
    EXPECT_FALSE(people[0].rows[0].tax_period);
    EXPECT_EQ(people[0].rows[0].flags, "care-of");
}

TEST_F(RegistryCsv, WhatIsNoRegistrySaysWhichRow) {
    EXPECT_EQ(read("").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read("name,street\n").error().code, ErrorCode::Malformed);
    std::string bad = row;
    bad.replace(bad.find("2025-03-01"), 10, "2025-13-01");
    EXPECT_EQ(read(header + row + bad).error().line, 3u);
    bad = row;
    bad.replace(bad.find("2024,"), 5, "MMXX,");
    EXPECT_EQ(read(header + bad).error().line, 2u);
    EXPECT_EQ(read(header + row + "p-2,x\n").error().line, 3u);
    EXPECT_EQ(RegistryReader::open(disk_, "absent.csv").error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace penstock::synthetic
