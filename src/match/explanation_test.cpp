#include "match/explanation.h"

#include "match/match.h"
#include "match/testing/sample_people.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace penstock::match {
namespace {

Person const maria{.id = "record-4711",
                   .name = {"Maria", "L", "Núñez", ""},
                   .homes = {{.street = "214 Cedar Ln", .unit = "Apt 7"}},
                   .tin = "900700001",
                   .dob = "1980-02-03"};
Person const rosa{.id = "record-4712", .name = {"Rosa", "", "Núñez", ""}, .homes = maria.homes};

MatchOutcome found() {
    return decide(asking_for(maria), registry_of({maria, rosa}, asking_for(maria)));
}

std::string every_form(MatchOutcome const& outcome, SetForth const& asked) {
    return explanation_text(outcome, asked) + explanation_json(outcome, asked) +
           explanation_html(outcome, asked) + waterfall_svg(outcome);
}

TEST(Waterfall, GoesFromNothingToTheOddsWithoutAGap) {
    MatchOutcome const outcome = found();
    std::vector<Bar> const bars = waterfall(outcome);
    ASSERT_GE(bars.size(), 4u);
    EXPECT_EQ(bars.front().from, 0);
    for (std::size_t i = 1; i + 1 < bars.size(); ++i) EXPECT_EQ(bars[i].from, bars[i - 1].to);
    EXPECT_TRUE(bars.back().is_total);
    EXPECT_EQ(bars.back().to, bars[bars.size() - 2].to);
    double const odds = outcome.probability / (1 - outcome.probability);
    EXPECT_NEAR(bars.back().to, 100 * std::log2(odds), 1);
}

TEST(Waterfall, IsEmptyWhereNobodyWasCompared) {
    MatchOutcome const nobody = decide(asking_for(maria), Candidates{});
    EXPECT_TRUE(waterfall(nobody).empty());
    EXPECT_NE(explanation_text(nobody, {}).find("Nobody on file"), std::string::npos);
    EXPECT_NE(explanation_html(nobody, {}).find("Nobody on file"), std::string::npos);
}

TEST(Explanation, MaskedShowsNoPersonalData) {
    SetForth const asked = set_forth(asking_for(maria), Sight::Masked);
    std::string const all = every_form(found(), asked);
    for (char const* const secret : {"Maria", "Núñez", "NUNEZ", "MARIA", "CEDAR", "Cedar", "93702",
                                     "900700001", "1980", "record-4711", "record-4712", "214"}) {
        EXPECT_EQ(all.find(secret), std::string::npos) << secret;
    }
    EXPECT_EQ(asked.tin, "\u00b7\u00b7\u00b7\u00b7\u00b7\u00b7\u00b701");
}

TEST(Explanation, MaskedShowsNotHowLongAWordIs) {
    Person other = maria;
    other.name.given = "Mo";
    EXPECT_EQ(set_forth(asking_for(maria), Sight::Masked).name,
              set_forth(asking_for(other), Sight::Masked).name);
}

TEST(Explanation, InFullShowsWhatWasSetForth) {
    std::string const text = explanation_text(found(), set_forth(asking_for(maria), Sight::Full));
    for (char const* const shown : {"Maria L Núñez", "214 CEDAR LN", "900700001", "1980-02-03"}) {
        EXPECT_NE(text.find(shown), std::string::npos) << shown;
    }
}

TEST(Explanation, NamesTheVetoes) {
    identity::Subject subject = asking_for(maria);
    subject.dob = parse_date("1991-11-30").value();
    MatchOutcome const outcome = decide(subject, registry_of({maria}, subject));
    EXPECT_NE(explanation_text(outcome, {}).find("veto: the birth date contradicts the file."),
              std::string::npos);
    EXPECT_NE(explanation_html(outcome, {}).find("birth-date-differs"), std::string::npos);
}

TEST(Explanation, EscapesWhatWasSetForth) {
    SetForth const asked{.name = "<script>alert(1)</script>"};
    EXPECT_EQ(explanation_html(found(), asked).find("<script>"), std::string::npos);
}

TEST(Sentences, AreThereForEveryReason) {
    std::set<std::string_view> sentences;
    int const last = static_cast<int>(Reason::NameVariant);
    for (int i = 0; i <= last; ++i) sentences.insert(sentence(static_cast<Reason>(i)));
    EXPECT_EQ(sentences.size(), static_cast<std::size_t>(last) + 1);
    EXPECT_FALSE(sentences.contains(""));
}

}  // namespace
}  // namespace penstock::match
