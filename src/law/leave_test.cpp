#include "law/leave.h"

#include "law/correction.h"
#include "law/standing_record.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace penstock::law {
namespace {

std::vector<Statute> const statutes{{.citation = "8 USC 1253(a)(1)", .title = "Failure to depart"}};

std::string form(std::string const& kind, std::string const& statute) {
    return "format = \"penstock-leave/1\"\nbatch = \"b-1\"\nline = 3\nuse = \"to show where the "
           "defendant lived\"\n[proceeding]\ncourt = \"D. Nev.\"\ndocket = \"2:26-cr-11\"\nkind = "
           "\"" +
           kind + "\"\nstatute = \"" + statute + "\"\n";
}

bool refused(std::string const& kind, std::string const& statute) {
    auto const request = parse_leave(form(kind, statute));
    EXPECT_TRUE(request) << describe(request.error());
    return !leave_refused_by_rule(*request, statutes).empty();
}

TEST(Leave, IsForProceedingsThatEnforceADesignatedStatuteOrRelatedForfeiture) {
    EXPECT_FALSE(refused("criminal", "8 USC 1253(a)(1)"));
    EXPECT_FALSE(refused("civil-forfeiture", "8 U.S.C. § 1253(a)(1)"));
    EXPECT_TRUE(refused("civil-removal", "8 USC 1253(a)(1)"));
    EXPECT_TRUE(refused("other-civil", "8 USC 1253(a)(1)"));
    EXPECT_TRUE(refused("criminal", "18 USC 1001"));
    EXPECT_TRUE(refused("criminal", "8 USC 1231"));
}

TEST(Leave, TheFormIsReadStrictly) {
    EXPECT_FALSE(parse_leave(form("hearing", "8 USC 1253(a)(1)")));
    EXPECT_FALSE(parse_leave(form("criminal", "")));
    EXPECT_FALSE(parse_leave(form("criminal", "8 USC 1253(a)(1)") + "judge = \"x\"\n"));
    EXPECT_FALSE(parse_leave("\xff"));
}

TEST(Correction, IsOfOneLineOrOfNone) {
    std::string const head =
        "format = \"penstock-correction/1\"\nkind = \"dispute\"\nstatement = \"It is not "
        "so.\"\nreference = \"D-1\"\n";
    auto const of_person = parse_correction(head);
    ASSERT_TRUE(of_person);
    EXPECT_EQ(of_person->kind, CorrectionKind::Dispute);
    EXPECT_FALSE(of_person->batch);
    auto const of_line = parse_correction(head + "batch = \"b-1\"\nline = 2\n");
    ASSERT_TRUE(of_line);
    EXPECT_EQ(of_line->line, LineNumber(2));
    EXPECT_FALSE(parse_correction(head + "batch = \"b-1\"\n")) << "no line";
    EXPECT_FALSE(parse_correction(head + "address = \"x\"\n"));
}

RC_GTEST_PROP(FormProperty, EveryFormSurvivesAnyBytes, (std::string const& bytes)) {
    (void)parse_leave(bytes);
    (void)parse_correction(bytes);
    (void)parse_standing_record(bytes);
}

}  // namespace
}  // namespace penstock::law
