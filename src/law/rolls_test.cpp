#include "law/rolls.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string const header =
    "officer_id,name,agency,kind,unit,function,cert_sha256,training_valid_to,active_from,active_"
    "to\n";
std::string const first(64, 'a');
std::string const second(64, 'b');

std::string row(std::string_view id, std::string const& certificate,
                std::string_view rest = "2027-06-30,2025-01-06,2026-12-31") {
    return std::string(id) + ",\"One, Officer\",agency-n,other-agency,,analyst," + certificate +
           "," + std::string(rest) + "\n";
}

TEST(Rolls, ReadEveryCellOfARecipient) {
    auto const recipients =
        parse_recipients(header + row("n-1", first) + row("n-2", second, "2027-06-30,2025-01-06,"));
    ASSERT_TRUE(recipients) << describe(recipients.error());
    ASSERT_EQ(recipients->size(), 2U);
    Recipient const& one = recipients->at(OfficerId("n-1"));
    EXPECT_EQ(one.name, "One, Officer");
    EXPECT_EQ(one.agency, AgencyId("agency-n"));
    EXPECT_EQ(one.kind, RecipientKind::OtherAgency);
    EXPECT_EQ(one.function, RecipientFunction::Analyst);
    EXPECT_EQ(one.unit, "");
    EXPECT_EQ(to_hex(one.cert_sha256.view()), first);
    EXPECT_EQ(format_date(one.training_valid_to), "2027-06-30");
    EXPECT_TRUE(one.active.contains(parse_date("2026-12-31").value()));
    EXPECT_FALSE(one.active.contains(parse_date("2027-01-01").value()));
    EXPECT_FALSE(recipients->at(OfficerId("n-2")).active.to);
}

struct Fault {
    std::string text;
    std::string_view field;
    std::uint64_t line;
};

TEST(Rolls, NameTheRowAndTheColumnThatIsWrong) {
    std::string const good = header + row("n-1", first);
    Fault const faults[] = {
        {"", "recipients.csv", 1},
        {"officer_id,name\n", "recipients.csv", 1},
        {"id" + header.substr(10), "recipients.csv", 1},
        {good + "n-2,x\n", "recipients.csv", 3},
        {good + row("n-1", second), "officer_id", 3},
        {good + row("n-2", first), "cert_sha256", 3},
        {good + row(" ", second), "officer_id", 3},
        {good + row("n-2", "ab"), "cert_sha256", 3},
        {good + row("n-2", std::string(64, 'B')), "cert_sha256", 3},
        {good + row("n-2", second, "soon,2025-01-06,"), "training_valid_to", 3},
        {good + row("n-2", second, "2027-06-30,,"), "active_from", 3},
        {good + row("n-2", second, "2027-06-30,2025-01-06,2025-02-30"), "active_to", 3},
        {good + "n-2,x,a,officer,,it," + second + ",2027-06-30,2025-01-06,\n", "kind", 3},
        {good + "n-2,x,a,employee,,boss," + second + ",2027-06-30,2025-01-06,\n", "function", 3},
        {good + "n-2,,a,employee,,it," + second + ",2027-06-30,2025-01-06,\n", "name", 3},
        {good + "\"n-2", "recipients.csv", 3},
    };
    for (Fault const& fault : faults) {
        auto const recipients = parse_recipients(fault.text);
        ASSERT_FALSE(recipients) << fault.text;
        EXPECT_EQ(recipients.error().code, ErrorCode::Malformed);
        EXPECT_EQ(recipients.error().field.view(), fault.field) << fault.text;
        EXPECT_EQ(recipients.error().line, fault.line) << fault.text;
        EXPECT_EQ(recipients.error().requirement.view(), "R-MOU-N");
    }
}

TEST(Rolls, AnOfficerMayHaveSeveralAssignmentsToACase) {
    auto const assignments = parse_assignments(
        "case,officer_id,from,to\n"
        "N-1,n-1,2025-01-06,2025-06-30\n"
        "N-1,n-1,2026-01-06,\n"
        "N-2,n-9,2025-01-06,\n");
    ASSERT_TRUE(assignments) << describe(assignments.error());
    ASSERT_EQ(assignments->at("N-1").size(), 2U);
    EXPECT_EQ(assignments->at("N-1")[0].officer, OfficerId("n-1"));
    EXPECT_FALSE(assignments->at("N-1")[0].period.contains(parse_date("2025-07-01").value()));
    EXPECT_TRUE(assignments->at("N-1")[1].period.contains(parse_date("2030-01-01").value()));
    EXPECT_EQ(assignments->at("N-2").size(), 1U);
}

TEST(Rolls, AnAssignmentWithoutCaseOfficerOrDateIsMalformed) {
    for (std::string_view const bad : {",n-1,2025-01-06,", "N-1,,2025-01-06,", "N-1,n-1,,",
                                       "N-1,n-1,2025-13-01,", "N-1,n-1,2025-01-06", "N-1"}) {
        EXPECT_FALSE(parse_assignments("case,officer_id,from,to\n" + std::string(bad) + "\n"))
            << bad;
    }
    EXPECT_TRUE(parse_assignments("case,officer_id,from,to\n"));
    EXPECT_FALSE(parse_assignments("officer_id,case,from,to\n"));
}

}  // namespace

}  // namespace penstock::law
