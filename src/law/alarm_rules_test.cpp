#include "law/alarm_rules.h"

#include <gtest/gtest.h>

#include <set>

namespace penstock::law {
namespace {

AlarmLevel level(AlarmReading const& reading, AlarmTerms const& terms = {}) {
    return loudest(judge_alarms({&reading, 1}, terms));
}

AlarmTerms terms(AlarmLimits const& limits) {
    return {{"recipient_share", limits}};
}

AlarmReading recipient_share(std::uint64_t part, std::uint64_t whole) {
    return {.measure = "recipient_share", .part = part, .whole = whole, .counted = whole};
}

TEST(AlarmRules, AValueAtTheThresholdIsQuietAndOneAboveIsNot) {
    AlarmTerms const set = terms({.soft = 10, .hard = 50, .least = 0});
    EXPECT_EQ(level(recipient_share(100, 1000), set), AlarmLevel::Quiet);
    EXPECT_EQ(level(recipient_share(101, 1000), set), AlarmLevel::Soft) << "without rounding";
    EXPECT_EQ(level(recipient_share(500, 1000), set), AlarmLevel::Soft);
    EXPECT_EQ(level(recipient_share(501, 1000), set), AlarmLevel::Hard);
}

TEST(AlarmRules, AMeasureIsQuietBelowItsMinimumCount) {
    AlarmTerms const set = terms({.soft = 10, .hard = 50, .least = 200});
    EXPECT_EQ(level(recipient_share(199, 199), set), AlarmLevel::Quiet);
    EXPECT_EQ(level(recipient_share(200, 200), set), AlarmLevel::Hard);
    EXPECT_EQ(level(recipient_share(0, 0), terms({.soft = 0, .hard = 0, .least = 0})),
              AlarmLevel::Quiet);
}

// Background domain dossier 2.2 W4, 2.5: the real run.
TEST(AlarmRules, TheRealExchangeRaisesTheUsualAlarms) {
    EXPECT_EQ(level(recipient_share(1'280'000, 1'280'000)), AlarmLevel::Hard);
    EXPECT_EQ(
        level({.measure = "number_path_share", .part = 42'695, .whole = 47'289, .counted = 47'289}),
        AlarmLevel::Soft);
    EXPECT_EQ(level({.measure = "no_release_share",
                     .part = 1'232'711,
                     .whole = 1'280'000,
                     .counted = 1'280'000}),
              AlarmLevel::Soft);
    EXPECT_EQ(
        level(
            {.measure = "certifier_lines", .part = 1'280'000, .whole = 100, .counted = 1'280'000}),
        AlarmLevel::Hard);
}

TEST(AlarmRules, LargeCountsDoNotWrapAround) {
    std::uint64_t const many = 10'000'000;
    EXPECT_EQ(level({.measure = "release_rise",
                     .part = many * many,
                     .whole = many * many,
                     .counted = many}),
              AlarmLevel::Quiet);
    EXPECT_EQ(level({.measure = "release_rise",
                     .part = 2 * many * many,
                     .whole = many * many,
                     .counted = many}),
              AlarmLevel::Soft);
}

TEST(AlarmRules, EveryMeasureHasAMeaningAndThresholdsInOrder) {
    std::set<std::string_view> words;
    for (AlarmMeasure const& measure : alarm_measures()) {
        EXPECT_TRUE(words.insert(measure.word()).second);
        EXPECT_FALSE(measure.means.empty());
        EXPECT_LE(measure.usual.soft, measure.usual.hard) << measure.word();
    }
    EXPECT_EQ(words.count("recipient_share"), 1U);
}

TEST(AlarmRules, TheLoudestDecidesAndAnUnknownMeasureIsPassedOver) {
    std::vector<AlarmReading> const readings{
        recipient_share(600, 1000),
        {.measure = "reason_share", .part = 60, .whole = 1000, .counted = 1000},
        {.measure = "of another version", .part = 1, .whole = 1, .counted = 1}};
    std::vector<Alarm> const alarms = judge_alarms(readings, {});
    ASSERT_EQ(alarms.size(), 2U);
    EXPECT_EQ(loudest(alarms), AlarmLevel::Hard);
    EXPECT_EQ(alarms[1].level, AlarmLevel::Soft);
    EXPECT_EQ(alarms[1].value(), 6U);
}

}  // namespace
}  // namespace penstock::law
