#include "registry/person_record.h"

#include <gtest/gtest.h>

#include <array>

namespace penstock::registry {
namespace {

Date day(std::string_view text) {
    return parse_date(text).value();
}

Occurrence from(int period, std::string_view effective, Source source = Source::Return) {
    Occurrence occurrence{.tax_period = {}, .effective = day(effective), .source = source};
    if (period != 0) occurrence.tax_period = TaxPeriod(period);
    return occurrence;
}

PersonRecord record_of(std::vector<std::vector<Occurrence>> const& versions) {
    PersonRecord record;
    for (auto const& occurrences : versions) {
        record.versions.push_back({.on_file = {}, .standard = {}, .occurrences = occurrences});
    }
    return record;
}

TEST(LatestWithin, TakesTheLatestPeriodAskedFor) {
    PersonRecord const record = record_of({{from(2022, "2023-04-22"), from(2023, "2024-04-08")},
                                           {from(2024, "2025-04-11")},
                                           {from(2025, "2026-04-14")}});
    EXPECT_EQ(latest_within(record, std::array{2023, 2024})->version, 1u);
    EXPECT_EQ(latest_within(record, std::array{2022, 2023})->version, 0u);
    EXPECT_EQ(latest_within(record, std::array{2022, 2023})->occurrence, from(2023, "2024-04-08"));
    EXPECT_FALSE(latest_within(record, std::array{2021}));
    EXPECT_FALSE(latest_within(record, {}));
}

TEST(LatestWithin, TakesTheLaterEffectOfOnePeriod) {
    PersonRecord const record = record_of({{from(2024, "2025-09-01")}, {from(2024, "2025-04-11")}});
    EXPECT_EQ(latest_within(record, std::array{2024})->version, 0u);
}

TEST(LatestWithin, PassesOverWhatHasNoPeriod) {
    PersonRecord const record =
        record_of({{from(2024, "2025-04-11")}, {from(0, "2026-03-02", Source::Usps)}});
    EXPECT_EQ(latest_within(record, std::array{2023, 2024})->version, 0u);
}

TEST(LastKnown, TakesTheLatestEffectOfAnySource) {
    PersonRecord const record =
        record_of({{from(2024, "2025-04-11")}, {from(0, "2026-03-02", Source::Usps)}});
    EXPECT_EQ(last_known(record)->version, 1u);
    EXPECT_FALSE(last_known(PersonRecord{}));
}

TEST(LastKnown, TakesTheLaterPeriodOfOneDay) {
    PersonRecord const record = record_of({{from(2023, "2025-04-11")}, {from(2024, "2025-04-11")}});
    EXPECT_EQ(last_known(record)->version, 1u);
}

TEST(LastKnown, TakesTheFirstInTheRecordOfTwoAlike) {
    PersonRecord const record = record_of({{from(2024, "2025-04-11")}, {from(2024, "2025-04-11")}});
    EXPECT_EQ(last_known(record)->version, 0u);
    EXPECT_EQ(latest_within(record, std::array{2024})->version, 0u);
}

TEST(OccursWithin, LooksAtEveryDocument) {
    PersonRecord const record = record_of({{from(2021, "2022-04-19"), from(2023, "2024-04-08")}});
    EXPECT_TRUE(occurs_within(record.versions[0], std::array{2021}));
    EXPECT_TRUE(occurs_within(record.versions[0], std::array{2019, 2023}));
    EXPECT_FALSE(occurs_within(record.versions[0], std::array{2022}));
}

TEST(PersonFlags, HaveOneMemberForEachFlagOfAPerson) {
    EXPECT_EQ(person_flags(Flags()), PersonFlags{});
    EXPECT_TRUE(person_flags(Flags(1)).informant);
    EXPECT_TRUE(person_flags(Flags(2)).impairment);
    EXPECT_TRUE(person_flags(Flags(4)).protected_address);
    EXPECT_TRUE(person_flags(Flags(8)).identity_theft);
    EXPECT_TRUE(person_flags(Flags(16)).deceased);
    EXPECT_TRUE(person_flags(Flags(32)).minor);
    EXPECT_EQ(person_flags(Flags(64)), PersonFlags{});
}

}  // namespace
}  // namespace penstock::registry
