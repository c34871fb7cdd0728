#include "law/scenario.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <set>

namespace penstock::law {

namespace {

std::string error_of(std::string_view text) {
    auto const scenarios = parse_scenarios(text);
    if (scenarios) return "read";
    return std::to_string(scenarios.error().line) + ": " +
           std::string(scenarios.error().what.view());
}

TEST(Scenario, ReadsGivensAndExpectations) {
    auto const scenarios = parse_scenarios(
        "# What it is about.\n"
        "scenario A04: A placeholder\n"
        "given line.address.kind = placeholder\n"
        "given line.periods = 2023, 2024\n"
        "expect outcome return\n"
        "expect codes R-6103i2-D R-CT-ADDR\n"
        "expect element 6103i2-D.not-placeholder unmet\n"
        "\n"
        "scenario A05: Another\n"
        "expect opening pass\n");
    ASSERT_TRUE(scenarios);
    ASSERT_EQ(scenarios->size(), 2U);
    Scenario const& first = scenarios->front();
    EXPECT_EQ(first.name, "A04");
    EXPECT_EQ(first.title, "A placeholder");
    EXPECT_EQ(first.line, 2U);
    EXPECT_EQ(first.facts.line.address.kind, identity::AddressKind::Placeholder);
    EXPECT_EQ(first.facts.line.periods, (std::vector<int>{2023, 2024}));
    EXPECT_EQ(first.outcome, Outcome::Return);
    EXPECT_EQ(first.codes.size(), 2U);
    ASSERT_EQ(first.elements.size(), 1U);
    EXPECT_EQ(first.elements[0].status, FindingStatus::Unmet);
    EXPECT_EQ((*scenarios)[1].opening, Outcome::Pass);
    // Each starts from the base case again.
    EXPECT_EQ((*scenarios)[1].facts.line.address.kind, identity::AddressKind::Street);
}

TEST(Scenario, DaysCanBeCountedFromTheRequest) {
    auto const scenarios = parse_scenarios(
        "scenario D06: Day 90\n"
        "given line.particulars.final_order_date = 90 days before created\n"
        "expect outcome return\n");
    ASSERT_TRUE(scenarios);
    ScenarioFacts const& facts = scenarios->front().facts;
    EXPECT_EQ(*facts.line.particulars.final_order_date,
              utc_date(facts.batch.created) - std::chrono::days{90});
}

TEST(Scenario, MistakesAreNamedByTheirLine) {
    std::string const head = "scenario X: T\n";
    EXPECT_EQ(error_of("given line.form = value\n"), "1: the first line of a scenario is missing");
    EXPECT_EQ(error_of("scenario X\n"), "1: a scenario has a name, a colon and a title");
    EXPECT_EQ(error_of(head + "given line.colour = red\n"), "2: no such fact");
    EXPECT_EQ(error_of(head + "given line.form\n"),
              "2: given takes a fact, an equals sign and a value");
    EXPECT_EQ(error_of(head + "given batch.standing_good = maybe\n"),
              "2: the fact does not take this value");
    EXPECT_EQ(error_of(head + "given batch.lines = -1\n"), "2: the fact does not take this value");
    EXPECT_EQ(error_of(head + "expect outcome perhaps\n"),
              "2: the outcome is none, or stands twice");
    EXPECT_EQ(error_of(head + "expect outcome pass\nexpect outcome pass\n"),
              "3: the outcome is none, or stands twice");
    EXPECT_EQ(error_of(head + "expect rain\n"),
              "2: expect takes outcome, opening, codes or element");
    EXPECT_EQ(error_of(head + "unless rain\n"), "2: a line begins with scenario, given or expect");
    EXPECT_EQ(error_of(head + "given line.form = value\n"),
              "1: the scenario expects no outcome and no opening");
    EXPECT_EQ(error_of(head + "expect outcome pass\n" + head + "expect outcome pass\n"),
              "3: the name stands twice");
}

TEST(Scenario, NamesOfFactsAreDistinctAndSayTheirValues) {
    std::set<std::string_view> names;
    for (FactName const& fact : fact_names()) {
        EXPECT_TRUE(names.insert(fact.name.view()).second) << fact.name.view();
        EXPECT_FALSE(fact.values.empty());
    }
    EXPECT_GT(names.size(), 100U);
}

// Every fact refuses a value that is none, except where any text is one.
TEST(Scenario, FactsRefuseWhatTheyCannotRead) {
    for (FactName const& fact : fact_names()) {
        bool const free_text = fact.values.view().find("text") != std::string_view::npos ||
                               fact.values.view().find("words") != std::string_view::npos ||
                               fact.values.view().find("code word") != std::string_view::npos ||
                               fact.values.view().find("one line") != std::string_view::npos ||
                               fact.name.view() == "agreement.data_elements";
        if (free_text) continue;
        std::string const text = "scenario X: T\ngiven " + std::string(fact.name.view()) +
                                 " = \x01?\nexpect outcome pass\n";
        EXPECT_FALSE(parse_scenarios(text)) << fact.name.view();
    }
}

TEST(Scenario, AnyBytesAreAnsweredWithAResult) {
    testing::SeededEntropy random(7);
    std::string const seed =
        "scenario A: B\ngiven line.periods = 1\ngiven line.dob = 1 days before created\n"
        "expect element x unmet\nexpect codes R-1\nexpect outcome pass\n";
    for (int round = 0; round < 5000; ++round) {
        std::string text = seed;
        for (int change = 0; change < 4; ++change) {
            text[random.next() % text.size()] = static_cast<char>(random.next());
        }
        (void)parse_scenarios(text).has_value();
    }
    SUCCEED();
}

}  // namespace

}  // namespace penstock::law
