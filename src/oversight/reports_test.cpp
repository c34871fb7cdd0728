#include "oversight/accuracy_report.h"
#include "oversight/agreement_use.h"
#include "oversight/batch_report.h"
#include "oversight/openings_set.h"
#include "oversight/year_report.h"

#include <gtest/gtest.h>

#include <cmath>

namespace penstock::oversight {
namespace {

YearCount small_year() {
    YearCount count;
    count.year = 2026;
    count.agencies = {{.agency = "big",
                       .name = "Big Agency",
                       .agreements = {},
                       .purposes = "to try crimes",
                       .statutes = "8 USC 1253(a)(1)",
                       .requests = 5000,
                       .disclosures = 700,
                       .taxpayers = 650},
                      {.agency = "small",
                       .name = "Small Agency",
                       .agreements = {},
                       .purposes = "to try crimes",
                       .statutes = "8 USC 1253(a)(1)",
                       .requests = 77,
                       .disclosures = 3,
                       .taxpayers = 2}};
    count.requests = 5077;
    count.disclosures = 703;
    count.taxpayers = 652;
    count.disclosures_by_month = {{3, 700}, {7, 3}};
    return count;
}

report::Provenance made_from() {
    return {.origin = "example.gov/one",
            .ledger_entries = 98765,
            .ledger_root = "a-root",
            .last_entry_at = parse_instant("2026-06-05T04:03:02Z").value()};
}

TEST(YearReport, the_committee_sees_every_number) {
    std::string const json = year_report(small_year(), Readers::Committee, made_from()).json();
    EXPECT_NE(json.find("[\"Small Agency\",\"small\",77,3,2,\"to try crimes (8 USC 1253(a)(1))\"]"),
              std::string::npos);
    EXPECT_NE(json.find("[\"All agencies\",null,5077,703,652,null]"), std::string::npos);
    std::string const html = year_report(small_year(), Readers::Committee, made_from()).html();
    EXPECT_NE(html.find("due on 2027-03-31"), std::string::npos);
}

TEST(YearReport, the_public_sees_no_small_cell_and_nothing_that_gives_it_away) {
    report::Report const report = year_report(small_year(), Readers::Public, made_from());
    EXPECT_EQ(report.page.handling(), report::Handling::Public);
    std::string const json = report.json();
    EXPECT_NE(json.find("[\"Small Agency\",\"small\",77,\"withheld\",\"withheld\",\"to try "
                        "crimes\"]"),
              std::string::npos);
    // How many statutes were relied on says how many disclosures there were at least.
    EXPECT_NE(json.find("[\"Big Agency\",\"big\",5000,700,650,\"to try crimes (8 USC "
                        "1253(a)(1))\"]"),
              std::string::npos);
    // A total less the other agency's count would be the small one.
    EXPECT_NE(json.find("[\"All agencies\",null,5077,\"withheld\",\"withheld\",null]"),
              std::string::npos);
    for (std::string const told : {"98765", "a-root", "2026-06-05"}) {
        EXPECT_EQ(json.find(told), std::string::npos) << told;
        EXPECT_EQ(report.html().find(told), std::string::npos) << told;
    }
    EXPECT_TRUE(report.page.charts().empty());
}

TEST(YearReport, says_to_the_public_when_the_year_is_not_over) {
    report::Provenance made = made_from();
    made.made_at = *parse_instant("2026-12-31T23:59:59Z");
    EXPECT_NE(year_report(small_year(), Readers::Public, made).html().find("not for publication"),
              std::string::npos);
    made.made_at += std::chrono::seconds{1};
    EXPECT_EQ(year_report(small_year(), Readers::Public, made).html().find("not for publication"),
              std::string::npos);
}

TEST(YearReport, is_due_ninety_days_after_the_year) {
    EXPECT_EQ(due_date(2026), *parse_date("2027-03-31"));
    EXPECT_EQ(due_date(2027), *parse_date("2028-03-30"));  // a leap year
}

TEST(YearReport, a_mismatch_names_the_counter_and_gives_no_numbers_of_the_year) {
    YearCount count = small_year();
    count.mismatches = {{.counter = disclosures_counter.id,
                         .agency = "big",
                         .what = "they differ",
                         .ledger = 700,
                         .store = 699}};
    std::string const json = year_mismatch_report(count, made_from()).json();
    EXPECT_NE(json.find("[\"disclosures\",\"big\",\"they differ\",700,699]"), std::string::npos);
    EXPECT_EQ(json.find("5077"), std::string::npos);
    EXPECT_EQ(json.find("652"), std::string::npos);
}

BatchPicture sample_picture(std::uint64_t released) {
    BatchPicture picture;
    picture.batch.id = BatchId("one");
    picture.lines = 100;
    picture.returned = 40;
    picture.looked_up = 60;
    picture.released = released;
    picture.no_release = 60 - released;
    picture.envelopes = 60;
    picture.soft_ceiling = 10;
    picture.hard_ceiling = 50;
    picture.face_codes = {{"R-6103i2-D", 40}};
    picture.record_codes = {{"R-6103i2-K", 60 - released}};
    picture.recipients = {
        .most = {{.what = "inv-0001",
                  .share = {.lines = 100, .looked_up = 60, .released = released}}},
        .different = 1};
    picture.paths = {{.number = true, .birth_date = false, .share = {100, 60, released}}};
    picture.caseloads = {100};
    return picture;
}

TEST(BatchReport, the_requesters_is_the_same_whatever_the_records_hold) {
    std::string const none =
        batch_report(sample_picture(0), BatchReaders::Requester, made_from()).json();
    std::string const some =
        batch_report(sample_picture(41), BatchReaders::Requester, made_from()).json();
    EXPECT_EQ(none, some);
    // Look-ups and openings have entries: how many there are would tell, and when the last came.
    for (std::string const told : {"98765", "a-root", "2026-06-05"}) {
        EXPECT_EQ(none.find(told), std::string::npos) << told;
    }
    EXPECT_EQ(batch_report(sample_picture(0), BatchReaders::Requester, made_from()).html(),
              batch_report(sample_picture(41), BatchReaders::Requester, made_from()).html());
    EXPECT_NE(batch_report(sample_picture(0), BatchReaders::Custodian, made_from()).json(),
              batch_report(sample_picture(41), BatchReaders::Custodian, made_from()).json());
}

TEST(BatchReport, says_what_nobody_must_miss) {
    std::string const html =
        batch_report(sample_picture(41), BatchReaders::Custodian, made_from()).html();
    EXPECT_NE(html.find("Above the hard ceiling"), std::string::npos);
    EXPECT_NE(html.find("of all releases came by one path: Name, address, number."),
              std::string::npos);
    EXPECT_EQ(batch_report(sample_picture(41), BatchReaders::Requester, made_from())
                  .html()
                  .find("by one path"),
              std::string::npos);
}

SampleReview review_of_findings(std::uint64_t right, std::uint64_t wrong, std::uint64_t unclear) {
    SampleReview review;
    review.findings.insert(review.findings.end(), right, ReviewFinding::Right);
    review.findings.insert(review.findings.end(), wrong, ReviewFinding::Wrong);
    review.findings.insert(review.findings.end(), unclear, ReviewFinding::Unclear);
    return review;
}

// Clopper and Pearson with 95 %: none of 10 gives 0 to 0.3085; 1 of 10 gives 0.0025 to 0.4450
// (tables of the binomial distribution).
TEST(Accuracy, the_interval_is_that_of_the_tables) {
    ShareInterval const none = wrong_share(review_of_findings(10, 0, 0));
    EXPECT_EQ(none.low, 0);
    EXPECT_NEAR(none.high, 0.3085, 0.0001);
    ShareInterval const one = wrong_share(review_of_findings(9, 1, 0));
    EXPECT_NEAR(one.low, 0.0025, 0.0001);
    EXPECT_NEAR(one.high, 0.4450, 0.0001);
    EXPECT_EQ(interval_text(none), "between 0.00 % and 30.85 %");
}

TEST(Accuracy, what_is_unclear_widens_the_interval_on_both_sides) {
    ShareInterval const unclear = wrong_share(review_of_findings(8, 1, 1));
    EXPECT_NEAR(unclear.low, wrong_share(review_of_findings(9, 1, 0)).low, 1e-12);
    EXPECT_NEAR(unclear.high, wrong_share(review_of_findings(8, 2, 0)).high, 1e-12);
}

TEST(OpeningsSet, finds_what_only_one_side_has) {
    OpeningsSet openings;
    std::vector<OpeningsSet::Key> ledger{openings.key("a", 1, 1, "x"), openings.key("a", 1, 2, "x"),
                                         openings.key("b", 1, 1, "x")};
    std::vector<OpeningsSet::Key> store{openings.key("b", 1, 1, "x"), openings.key("a", 1, 1, "x"),
                                        openings.key("a", 1, 2, "y"), openings.key("a", 2, 2, "x")};
    OnlyIn const only = compare(ledger, store);
    EXPECT_EQ(only.first, 1u);
    EXPECT_EQ(only.second, 2u);
}

TEST(AgreementUse, a_setting_reads_as_the_agreement_writes_it) {
    auto const setting = [](std::string const& name, law::SwitchValue const& value) {
        return law::SwitchSetting{.name = name,
                                  .citation = "",
                                  .from = {},
                                  .to = {},
                                  .value = *law::switches_with(name, value)};
    };
    EXPECT_EQ(value_text(setting("address_only_allowed", true)), "true");
    EXPECT_EQ(value_text(setting("address_rule", "on-file-any")), "on-file-any");
    EXPECT_EQ(value_text(setting("locate_only", "refuse")), "refuse");
    EXPECT_EQ(
        value_text(setting("certifying_roles", std::vector<std::string>{"head", "inspector-general",
                                                                        "component-head"})),
        "head, inspector-general, component-head");
}

}  // namespace
}  // namespace penstock::oversight
