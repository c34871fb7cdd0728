#include "law/standing.h"

#include "law/safeguard_deficiencies.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace penstock::law {
namespace {

Date day(std::string_view text) {
    return parse_date(text).value();
}

// In good standing on 2026-11-20 by its own table.
Agreement agreement() {
    Agreement agreement;
    agreement.id = AgreementId("a-1");
    agreement.in_force = {.from = day("2025-04-07"), .to = day("2027-04-06")};
    agreement.safeguards.good = true;
    agreement.safeguards.last_review = day("2025-09-15");
    agreement.safeguards.report_filed = day("2026-03-31");
    agreement.safeguards.report_due = day("2027-03-31");
    return agreement;
}

constexpr std::string_view evidence =
    "evidence = \"sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\"\n";

StandingRecord record(std::string const& kind, std::string const& rest) {
    auto const parsed =
        parse_standing_record("format = \"penstock-standing/1\"\nagreement = \"a-1\"\nkind = \"" +
                              kind + "\"\n" + rest + std::string(evidence));
    EXPECT_TRUE(parsed) << describe(parsed.error());
    return parsed.value_or(StandingRecord{});
}

StandingRecord report(std::string const& done, std::string const& more = "") {
    return record("safeguard-report", "done = " + done + "\nby = \"the head\"\n" + more);
}

StandingRecord finding(std::string const& rest) {
    return record("finding",
                  "id = \"F-1\"\nopened = 2026-05-01\nseverity = \"significant\"\nwhat = "
                  "\"doors\"\n" +
                      rest);
}

StandingRecord violation(std::string const& rest = "") {
    return record("violation",
                  "id = \"V-1\"\nsince = 2026-06-01\nwhat = \"a copy was sent on\"\n" + rest);
}

StandingRecord attested(std::string const& done, std::string const& due, std::string const& met) {
    return record("cryptography", "done = " + done + "\ndue = " + due +
                                      "\nby = \"the agency's security officer\"\nvalue = \"FIPS "
                                      "140-3\"\nmet = " +
                                      met + "\n");
}

// All by the safeguards official.
std::vector<StandingOnFile> on_file(std::vector<StandingRecord> records) {
    std::vector<StandingOnFile> filed;
    for (StandingRecord& one : records) {
        filed.push_back(
            {.record = std::move(one), .number = filed.size() + 1, .by_safeguards = true});
    }
    return filed;
}

bool good(std::string_view on, Agreement const& of, std::vector<StandingRecord> records = {}) {
    return standing_on(day(on), of, on_file(std::move(records))).good();
}

StandingItem item(Standing const& standing, std::string_view kind) {
    auto const found = std::ranges::find(standing.items, kind, &StandingItem::kind);
    EXPECT_NE(found, standing.items.end()) << kind;
    return found == standing.items.end() ? StandingItem{} : *found;
}

TEST(Standing, OfAnAgreementWithoutTermsIsThatOfItsTable) {
    Agreement const plain = agreement();
    EXPECT_TRUE(good("2026-11-20", plain));
    EXPECT_TRUE(good("2027-03-31", plain)) << "the due date itself";
    EXPECT_FALSE(good("2027-04-01", plain)) << "the day after it";
    Standing const late = standing_on(day("2027-04-01"), plain, {});
    EXPECT_FALSE(late.report_current);
    EXPECT_TRUE(late.rest_good);
    EXPECT_EQ(item(late, "safeguard-report").requirement, "R-6103p4-E");
    EXPECT_FALSE(item(late, "safeguard-report").reason.empty());
}

TEST(Standing, TheAgreementsOwnWordIsNotOutweighed) {
    Agreement bad = agreement();
    bad.safeguards.good = false;
    EXPECT_FALSE(good("2026-11-20", bad, {report("2026-11-01")}));
}

TEST(Standing, ANewerReportSupersedesTheDateInTheTable) {
    EXPECT_TRUE(good("2027-11-30", agreement(), {report("2026-11-30")}));
    EXPECT_FALSE(good("2027-12-01", agreement(), {report("2026-11-30")}));
    EXPECT_FALSE(good("2027-04-01", agreement(), {report("2026-03-30")})) << "an older report";
    EXPECT_FALSE(good("2027-06-01", agreement(), {report("2026-11-30", "due = 2027-05-31\n")}))
        << "its own, earlier date";
    EXPECT_FALSE(good("2027-12-01", agreement(), {report("2026-11-30", "due = 2029-01-01\n")}))
        << "never past the period";
}

TEST(Standing, AReportByAnotherOfficialExtendsNothing) {
    std::vector<StandingOnFile> const filed{
        {.record = report("2026-11-30"), .number = 1, .by_safeguards = false}};
    EXPECT_FALSE(standing_on(day("2027-04-01"), agreement(), filed).good());
}

TEST(Standing, TermsMakeDutiesCompulsoryFromTheDayAfterTheirMonths) {
    Agreement strict = agreement();
    strict.safeguards.due = {{"on-site-review", 14}};
    EXPECT_TRUE(good("2026-11-15", strict));
    EXPECT_FALSE(good("2026-11-16", strict));
    strict.safeguards.due = {{"safeguard-report", 6}};
    EXPECT_TRUE(good("2026-09-30", strict)) << "six months after 31 March";
    EXPECT_FALSE(good("2026-10-01", strict));
}

TEST(Standing, ACompulsoryDutyWithoutARecordIsNotMet) {
    Agreement strict = agreement();
    strict.safeguards.due = {{"inspection-headquarters", 18}};
    Standing const standing = standing_on(day("2026-11-20"), strict, {});
    EXPECT_FALSE(standing.good());
    EXPECT_EQ(item(standing, "inspection-headquarters").state, StandingState::NeverDone);
    auto const inspected =
        record("inspection-headquarters", "done = 2026-11-01\nby = \"unit 4\"\n");
    EXPECT_TRUE(good("2028-05-01", strict, {inspected, report("2027-06-01")}));
    EXPECT_FALSE(good("2028-05-02", strict, {inspected, report("2027-06-01")}));
}

TEST(Standing, EachLocalOfficeHasItsOwnDate) {
    Agreement strict = agreement();
    strict.safeguards.due = {{"inspection-local-office", 12}};
    auto const office = [](std::string const& site, std::string const& done) {
        return record("inspection-local-office",
                      "done = " + done + "\nby = \"unit 4\"\nsite = \"" + site + "\"\n");
    };
    EXPECT_TRUE(
        good("2026-12-01", strict, {office("Mesa", "2026-06-01"), office("Omaha", "2025-12-01")}));
    EXPECT_FALSE(
        good("2026-12-02", strict, {office("Mesa", "2026-06-01"), office("Omaha", "2025-12-01")}));
}

TEST(Standing, WhatIsNotCompulsoryIsAdvisedAndBlocksNothing) {
    Standing const standing =
        standing_on(day("2029-01-01"), agreement(), on_file({report("2028-06-01")}));
    EXPECT_TRUE(standing.good());
    EXPECT_EQ(item(standing, "on-site-review").state, StandingState::Advised);
    EXPECT_EQ(item(standing, "on-site-review").due, day("2028-09-15"));
}

TEST(Standing, AnAttestationPastItsPeriodTurnsItToNotGood) {
    auto const attestation = attested("2026-01-10", "2026-12-31", "true");
    EXPECT_TRUE(good("2026-12-31", agreement(), {attestation}));
    EXPECT_FALSE(good("2027-01-01", agreement(), {attestation}));
    EXPECT_TRUE(good("2027-01-01", agreement(),
                     {attestation, attested("2026-12-30", "2027-12-31", "true")}));
    EXPECT_FALSE(good("2026-11-20", agreement(), {attested("2026-01-10", "2026-12-31", "false")}));
}

TEST(Standing, AnOpenFindingNeedsAPlanWhoseDateIsStillToCome) {
    EXPECT_FALSE(good("2026-11-20", agreement(), {finding("")}));
    auto const planned = finding("plan = \"locks\"\nplan_date = 2026-12-31\n");
    EXPECT_TRUE(good("2026-12-31", agreement(), {planned}));
    EXPECT_FALSE(good("2027-01-01", agreement(), {planned}));
    EXPECT_FALSE(standing_on(day("2027-01-01"), agreement(), on_file({planned})).findings_planned);
    EXPECT_TRUE(good("2027-01-01", agreement(), {planned, finding("closed = 2026-12-15\n")}));
}

TEST(Standing, AClosedFindingSupersedesTheTableUnlessTheTableOpenedItSince) {
    Agreement listed = agreement();
    listed.safeguards.findings = {
        {.id = "F-1", .status = "open", .plan = {}, .opened = day("2026-05-01"), .plan_date = {}}};
    EXPECT_FALSE(good("2026-11-20", listed));
    EXPECT_TRUE(good("2026-11-20", listed, {finding("closed = 2026-10-01\n")}));
    listed.safeguards.findings[0].opened = day("2026-10-02");
    EXPECT_FALSE(good("2026-11-20", listed, {finding("closed = 2026-10-01\n")}));
}

TEST(Standing, AFindingThatOnlyTheTableCallsClosedStaysOpen) {
    Agreement listed = agreement();
    listed.safeguards.findings = {{.id = "F-1",
                                   .status = "closed",
                                   .plan = {},
                                   .opened = day("2026-05-01"),
                                   .plan_date = {}}};
    EXPECT_TRUE(good("2026-11-20", listed));
    EXPECT_FALSE(good("2026-11-20", listed, {finding("")}));
}

TEST(Standing, AReasonToBelieveStopsTheChannelUntilItIsResolved) {
    EXPECT_FALSE(good("2026-11-20", agreement(), {violation()}));
    EXPECT_TRUE(
        good("2026-11-20", agreement(), {violation(), violation("resolved = 2026-11-20\n")}));
    EXPECT_FALSE(
        good("2026-11-19", agreement(), {violation(), violation("resolved = 2026-11-20\n")}))
        << "the day before it was resolved";
    std::vector<StandingOnFile> filed =
        on_file({violation(), violation("resolved = 2026-11-20\n")});
    filed[1].by_safeguards = false;
    EXPECT_FALSE(standing_on(day("2026-11-20"), agreement(), filed).good());
}

TEST(Standing, MonthsEndOnTheLastDayThatThereIs) {
    EXPECT_EQ(months_after(day("2026-08-31"), 6), day("2027-02-28"));
    EXPECT_EQ(months_after(day("2027-08-31"), 6), day("2028-02-29"));
    EXPECT_EQ(months_after(day("2026-01-15"), 18), day("2027-07-15"));
}

TEST(StandingRecord, IsReadStrictly) {
    std::string const head = "format = \"penstock-standing/1\"\nagreement = \"a-1\"\n";
    auto const field = [&](std::string const& text) {
        auto const parsed = parse_standing_record(head + text);
        EXPECT_FALSE(parsed);
        return parsed ? std::string() : std::string(parsed.error().field.view());
    };
    EXPECT_EQ(field("kind = \"astrology\"\n"), "kind");
    EXPECT_EQ(field("kind = \"training\"\ndone = 2026-01-01\nby = \"x\"\n"), "evidence");
    EXPECT_EQ(field("kind = \"cryptography\"\ndone = 2026-01-01\nby = \"x\"\nvalue = \"y\"\nmet = "
                    "true\n" +
                    std::string(evidence)),
              "due");
    EXPECT_EQ(field("kind = \"cryptography\"\ndone = 2026-01-01\nby = \"x\"\nvalue = \"y\"\nmet = "
                    "1\ndue = 2027-01-01\n" +
                    std::string(evidence)),
              "met");
    EXPECT_EQ(
        field("kind = \"violation\"\nid = \"v\"\nsince = 2026-01-01\nwhat = \"x\"\nresolved = "
              "2025-01-01\n"),
        "resolved");
    EXPECT_FALSE(parse_standing_record(head + "kind = \"violation\"\nid = \"v\"\nsince = "
                                              "2026-01-01\nwhat = \"x\"\ncolour = \"red\"\n"));
    EXPECT_FALSE(parse_standing_record("\xff\xfe = 3"));
}

TEST(StandingRecord, EveryDutyHasAKindARequirementAndAPeriod) {
    for (Duty const& duty : duties()) {
        EXPECT_EQ(duty_named(duty.word()), &duty);
        EXPECT_TRUE(duty.requirement.view().starts_with("R-")) << duty.word();
        EXPECT_GT(duty.strict_months, 0) << duty.word();
    }
}

TEST(SafeguardDeficiencies, ALapseStandsInEveryYearThatItReachesInto) {
    Agreement late = agreement();
    late.safeguards.report_due = day("2026-11-30");
    auto const records = on_file({report("2027-02-01")});
    auto const in = [&](int year) {
        return deficiencies_in(year, day("2027-06-01"), late, records);
    };
    ASSERT_EQ(in(2026).size(), 1U);
    EXPECT_EQ(in(2026)[0].from, day("2026-12-01"));
    EXPECT_EQ(in(2026)[0].until, day("2027-02-01"));
    EXPECT_EQ(in(2027).size(), 1U);
    EXPECT_TRUE(in(2025).empty());
    EXPECT_TRUE(in(2028).empty());
}

TEST(SafeguardDeficiencies, HoldFindingsAndViolationsWithTheirPlansAndEnds) {
    auto const records = on_file({finding("plan = \"locks\"\nplan_date = 2026-12-31\n"),
                                  finding("closed = 2026-12-15\n"), violation()});
    auto const found = deficiencies_in(2026, day("2026-12-20"), agreement(), records);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, "finding");
    EXPECT_EQ(found[0].plan, "locks");
    EXPECT_EQ(found[0].until, day("2026-12-15"));
    EXPECT_EQ(found[1].kind, "violation");
    EXPECT_FALSE(found[1].until);
    EXPECT_EQ(deficiencies_in(2027, day("2027-01-02"), agreement(), records).size(), 1U);
}

// --- properties

std::string date_text(int days) {
    return format_date(day("2026-01-01") + std::chrono::days{days});
}

StandingRecord any_record() {
    int const done = *rc::gen::inRange(0, 300);
    std::string const due = date_text(done + *rc::gen::inRange(0, 400));
    switch (*rc::gen::inRange(0, 5)) {
        case 0:
            return report(date_text(done), "due = " + due + "\n");
        case 1:
            return finding("plan = \"p\"\nplan_date = " + date_text(*rc::gen::inRange(0, 500)) +
                           "\n");
        case 2:
            return finding("closed = " + date_text(*rc::gen::inRange(121, 400)) + "\n");
        case 3:
            return violation("resolved = " + date_text(*rc::gen::inRange(152, 400)) + "\n");
        default:
            return attested(date_text(done), due, *rc::gen::arbitrary<bool>() ? "true" : "false");
    }
}

StandingRecord bad_record(int latest) {
    switch (*rc::gen::inRange(0, 3)) {
        case 0:
            return finding("");
        case 1:
            return violation();
        default:
            return attested(date_text(latest), date_text(latest + 100), "false");
    }
}

// True if nothing is better in `after` than in `before`.
bool no_better(Standing const& before, Standing const& after) {
    return (before.report_current || !after.report_current) &&
           (before.findings_planned || !after.findings_planned) &&
           (before.rest_good || !after.rest_good);
}

std::vector<StandingOnFile> some_records() {
    std::vector<StandingOnFile> records;
    int const count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        records.push_back({.record = any_record(),
                           .number = static_cast<std::uint64_t>(i) + 1,
                           .by_safeguards = *rc::gen::arbitrary<bool>()});
    }
    return records;
}

RC_GTEST_PROP(StandingProperty, ABadRecordNeverImprovesIt, ()) {
    std::vector<StandingOnFile> records = some_records();
    int const latest = *rc::gen::inRange(300, 500);
    Date const on = day(date_text(latest));
    Standing const before = standing_on(on, agreement(), records);
    records.push_back(
        {.record = bad_record(latest), .number = 99, .by_safeguards = *rc::gen::arbitrary<bool>()});
    RC_ASSERT(no_better(before, standing_on(on, agreement(), records)));
}

RC_GTEST_PROP(StandingProperty, NothingThatAnotherOfficialFilesImprovesIt, ()) {
    std::vector<StandingOnFile> records = some_records();
    Date const on = day(date_text(*rc::gen::inRange(0, 500)));
    Standing const before = standing_on(on, agreement(), records);
    records.push_back({.record = any_record(), .number = 99, .by_safeguards = false});
    RC_ASSERT(no_better(before, standing_on(on, agreement(), records)));
}

RC_GTEST_PROP(StandingProperty, WithoutNewRecordsDutiesOnlyLapse, ()) {
    std::vector<StandingOnFile> records{
        {.record = report("2026-02-01"), .number = 1, .by_safeguards = true},
        {.record = attested("2026-02-01", "2026-09-01", "true"),
         .number = 2,
         .by_safeguards = true}};
    int const first = *rc::gen::inRange(31, 600);
    int const second = first + *rc::gen::inRange(0, 300);
    RC_ASSERT(no_better(standing_on(day(date_text(first)), agreement(), records),
                        standing_on(day(date_text(second)), agreement(), records)));
}

}  // namespace
}  // namespace penstock::law
