#include "law/scenario_tests.h"

#include "law/internal/switch_table.h"
#include "law/predicates.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string text_of(std::string const& path) {
    platform::RealDisk disk;
    Result<Bytes> const bytes = disk.read(path);
    EXPECT_TRUE(bytes) << path;
    return bytes ? std::string(as_text(*bytes)) : std::string();
}

LawFile the_law() {
    Result<LawFile> law = LawFile::parse(text_of("law/26-usc-6103-i-2.md"), Digest{});
    if (!law) ADD_FAILURE() << describe(law.error());
    return *std::move(law);
}

std::vector<Scenario> the_scenarios() {
    platform::RealDisk disk;
    std::string const folder = "law/scenarios/26-usc-6103-i-2";
    std::vector<Scenario> all;
    Result<std::vector<std::string>> const names = disk.list(folder);
    EXPECT_TRUE(names);
    if (!names) return all;
    for (std::string const& name : *names) {
        Result<std::vector<Scenario>> scenarios = parse_scenarios(text_of(folder + "/" + name));
        if (!scenarios) {
            ADD_FAILURE() << name << ": " << describe(scenarios.error());
            continue;
        }
        for (Scenario& scenario : *scenarios) all.push_back(std::move(scenario));
    }
    return all;
}

TEST(LawTests, EveryElementOfTheLawFileFlipsAloneAndEveryScenarioHolds) {
    LawReport const report = run_law_tests(the_law(), the_scenarios());
    EXPECT_EQ(report.failed(), 0U) << report.text();
    EXPECT_GT(report.passed(), 500U);
}

TEST(LawTests, AWrongScenarioFailsAndIsNamed) {
    auto const scenarios = parse_scenarios(
        "scenario W1: Expects what is not so\n"
        "given line.case.status = closed\n"
        "expect outcome pass\n");
    ASSERT_TRUE(scenarios);
    LawReport const report = run_law_tests(the_law(), *scenarios);
    EXPECT_NE(report.text().find("scenario W1: the outcome is return (R-MOU-H)"),
              std::string::npos);
}

TEST(LawTests, AnElementThatNoScenarioShowsIsNamed) {
    auto const scenarios = parse_scenarios("scenario X: All in order\nexpect outcome pass\n");
    ASSERT_TRUE(scenarios);
    std::string const text = run_law_tests(the_law(), *scenarios).text();
    EXPECT_NE(text.find("shown unmet 6103i2-D.given: no scenario shows it unmet"),
              std::string::npos);
    EXPECT_NE(text.find("both ways switch.delegation"), std::string::npos);
}

// A predicate of the closed list that no law file binds would be a rule that nobody enforces.
TEST(LawTests, TheLawFileBindsEveryPredicate) {
    LawFile const law = the_law();
    for (Predicate const* const predicate : predicates()) {
        bool bound = false;
        for (Element const& element : law.elements()) {
            bound = bound || element.predicate == predicate;
        }
        EXPECT_TRUE(bound) << predicate->name.view();
    }
}

TEST(LawTests, EverySwitchIsNamedBySomeElement) {
    LawFile const law = the_law();
    for (Switch const& entry : internal::switches()) {
        bool named = false;
        for (Element const& element : law.elements()) named = named || element.by_switch == &entry;
        EXPECT_TRUE(named) << entry.name.view();
    }
}

}  // namespace

}  // namespace penstock::law
