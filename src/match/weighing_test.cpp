// Match weights and what they come to.
#include "match/likelihoods.h"
#include "match/match.h"
#include "match/posterior.h"
#include "match/testing/sample_people.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace penstock::match {
namespace {

using identity::NameManner;

Person const maria{
    .id = "maria", .name = {"Maria", "", "Garcia", ""}, .tin = "900700001", .dob = "1980-02-03"};

// The same candidates in a registry of a million, where so many bear the name.
Candidates counted(identity::Subject const& subject, std::vector<Person> const& people,
                   NameCounts counts) {
    Candidates candidates = registry_of(people, subject);
    candidates.persons_on_file = 1'000'000;
    candidates.asked = {counts};
    for (Candidate& candidate : candidates.persons) candidate.counts = {counts};
    return candidates;
}

MatchOutcome decided(identity::Subject const& subject, std::vector<Person> const& people,
                     NameCounts counts) {
    return decide(subject, counted(subject, people, counts));
}

constexpr NameCounts rare{.given = 3, .surname = 5, .pair = 1};
constexpr NameCounts common{.given = 12'000, .surname = 9'000, .pair = 300};

Weight weight_in(Weighed const& weighed, std::string_view field) {
    for (Comparison const& comparison : weighed.comparisons) {
        if (comparison.field == field) return comparison.weight;
    }
    ADD_FAILURE() << field;
    return 0;
}

TEST(Weights, AreBinaryLogarithmsInHundredths) {
    EXPECT_EQ(weight_of(1), 0);
    EXPECT_EQ(weight_of(8), 300);
    EXPECT_EQ(weight_of(0.25), -200);
    EXPECT_EQ(weight_of(0), -10'000);
}

TEST(Weights, SumToTheTotal) {
    MatchOutcome const outcome = decided(asking_for(maria), {maria}, common);
    Weighed const& best = outcome.evidence.front();
    Weight sum = best.prior;
    for (Comparison const& comparison : best.comparisons) sum += comparison.weight;
    EXPECT_EQ(sum, best.total);
    EXPECT_EQ(outcome.margin.over_stranger, best.total);
}

TEST(Weights, ARareNameWeighsMoreThanACommonOne) {
    Weighed const few = decided(asking_for(maria), {maria}, rare).evidence.front();
    Weighed const many = decided(asking_for(maria), {maria}, common).evidence.front();
    EXPECT_GT(weight_in(few, "surname"), weight_in(many, "surname"));
    EXPECT_GT(weight_in(few, "given"), weight_in(many, "given"));
    EXPECT_GT(few.total, many.total);
}

TEST(Weights, NamesThatGoTogetherSayLessThanEachAlone) {
    NameCounts linked = common;
    linked.pair = 8000;  // by chance they would meet 108 times in a million
    Weighed const apart = decided(asking_for(maria), {maria}, common).evidence.front();
    Weighed const together = decided(asking_for(maria), {maria}, linked).evidence.front();
    EXPECT_LT(weight_in(together, "names"), weight_in(apart, "names"));
    EXPECT_LE(weight_in(apart, "names"), 0);
}

// In the order in which better agreement may never weigh less.
TEST(Likelihoods, BetterAgreementNeverWeighsLess) {
    auto const expect_falling = [](auto const& likelihoods) {
        for (std::size_t i = 1; i < likelihoods.size(); ++i) {
            Likelihood const better = likelihoods[i - 1], worse = likelihoods[i];
            EXPECT_GE(better.same / better.kin, worse.same / worse.kin) << i;
            EXPECT_GE(better.same / better.stranger, worse.same / worse.stranger) << i;
        }
    };
    constexpr Likelihood unknown{};
    expect_falling(std::array{given_likelihood({Level::Exact, NameManner::Plain}),
                              given_likelihood({Level::Equivalent, NameManner::Written}),
                              given_likelihood({Level::Equivalent, NameManner::Part}),
                              given_likelihood({Level::Variant, NameManner::Nickname}), unknown,
                              given_likelihood({Level::Differs, NameManner::Plain})});
    expect_falling(std::array{surname_likelihood({Level::Exact, NameManner::Plain}),
                              surname_likelihood({Level::Equivalent, NameManner::Part}), unknown,
                              surname_likelihood({Level::Differs, NameManner::Plain})});
    expect_falling(std::array{middle_likelihood(Level::Exact), middle_likelihood(Level::Equivalent),
                              unknown, middle_likelihood(Level::Differs)});
    expect_falling(std::array{tin_likelihood(Corroboration::Agrees),
                              tin_likelihood(Corroboration::Near), unknown,
                              tin_likelihood(Corroboration::Contradicts)});
    expect_falling(std::array{dob_likelihood(Corroboration::Agrees),
                              dob_likelihood(Corroboration::Near), unknown,
                              dob_likelihood(Corroboration::Contradicts)});
}

TEST(Probability, RisesWithTheBirthDateAndTheNumber) {
    identity::Subject dated = asking_for(maria);
    dated.tin.reset();
    double const by_name = decided(asking_by_name(maria), {maria}, common).probability;
    double const by_date = decided(dated, {maria}, common).probability;
    double const by_both = decided(asking_for(maria), {maria}, common).probability;
    EXPECT_GT(by_date, by_name);
    EXPECT_GT(by_both, by_date);
    EXPECT_GT(by_both, 1 - 1e-4);
}

TEST(Probability, IsCalibratedMonotonely) {
    double before = calibrated(0);
    EXPECT_EQ(before, 0);
    for (double doubt = 0.9; doubt > 1e-12; doubt /= 3) {
        double const now = calibrated(1 - doubt);
        EXPECT_GE(now, before);
        EXPECT_LE(now, 1 - doubt);  // never surer than the model
        before = now;
    }
    EXPECT_EQ(calibrated(1), 1);
}

TEST(Probability, CountsTheRelativeWhoIsNotOnFile) {
    MatchOutcome const outcome = decided(asking_by_name(maria), {maria}, rare);
    // A rare name rules out the stranger, not the relative.
    EXPECT_GT(outcome.margin.over_stranger, outcome.margin.over_kin);
    EXPECT_LT(outcome.margin.over_kin, weight_of(10'000));
    EXPECT_FALSE(outcome.margin.over_runner_up.has_value());
}

TEST(Probability, FallsWithEveryoneElseAtThePlace) {
    std::vector<Person> household = {maria};
    double before = decided(asking_by_name(maria), household, common).probability;
    for (int i = 0; i < 5; ++i) {
        household.push_back({.id = "p-" + std::to_string(i), .name = {"Rosa", "", "Garcia", ""}});
        double const after = decided(asking_by_name(maria), household, common).probability;
        EXPECT_LE(after, before);
        before = after;
    }
}

TEST(Probability, TooLowIsAHold) {
    // With half a hundred people at one address, an absent relative of that name is likelier.
    std::vector<Person> household = {maria};
    for (int i = 0; i < 60; ++i) {
        household.push_back({.id = "p-" + std::to_string(i), .name = {"Rosa", "", "Garcia", ""}});
    }
    MatchOutcome const outcome = decided(asking_by_name(maria), household, common);
    EXPECT_EQ(outcome.kind, OutcomeKind::Ambiguous);
    EXPECT_EQ(outcome.reason, Reason::EvidenceThin);
    EXPECT_EQ(decided(asking_for(maria), household, common).kind, OutcomeKind::Unique);
}

}  // namespace
}  // namespace penstock::match
