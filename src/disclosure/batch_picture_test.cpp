#include "disclosure/batch_picture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::disclosure {
namespace {

DecidedLine line(law::Outcome outcome, bool looked_up, std::string const& statute = "18 USC 1542") {
    DecidedLine line;
    line.statute = statute;
    line.looked_up = looked_up;
    (looked_up ? line.record : line.face).outcome = outcome;
    return line;
}

DecidedLine release(std::string_view field, match::Level level) {
    DecidedLine released = line(law::Outcome::Pass, true);
    released.release.emplace();
    released.match.person = PersonId("p-1");
    released.match.evidence.push_back(
        {.person = PersonId("p-1"), .comparisons = {{.field = field, .level = level}}});
    return released;
}

law::AlarmReading reading(std::vector<law::AlarmReading> const& readings,
                          std::string_view measure) {
    auto const found = std::ranges::find(readings, measure, &law::AlarmReading::measure);
    return found == readings.end() ? law::AlarmReading{} : *found;
}

TEST(BatchPicture, CountsTheFunnelAndThePathsOfReleases) {
    BatchPicture picture;
    picture.add(line(law::Outcome::Return, false));
    picture.add(line(law::Outcome::Refuse, false, "8 USC 1326(a)"));
    picture.add(line(law::Outcome::Hold, false));
    picture.add(line(law::Outcome::Hold, true));
    picture.add(line(law::Outcome::NoRelease, true));
    picture.add(release("tin", match::Level::Exact));
    picture.add(release("tin", match::Level::Missing));
    picture.add(release("dob", match::Level::Exact));
    PictureCounts const counts = picture.counts({.recipient_lines = 5});
    EXPECT_EQ(counts.lines, 8u);
    EXPECT_EQ(counts.returned, 2u);
    EXPECT_EQ(counts.held, 2u);
    EXPECT_EQ(counts.looked_up, 5u);
    EXPECT_EQ(counts.released, 3u);
    EXPECT_EQ(counts.by_number, 1u);
    EXPECT_EQ(counts.by_birth_date, 1u);
    EXPECT_EQ(counts.by_name_and_address, 1u);
    EXPECT_EQ(counts.most_of_one_statute, 7u);
    auto const readings = readings_of(counts, {});
    EXPECT_EQ(reading(readings, "no_release_share").part, 2u);
    EXPECT_EQ(reading(readings, "recipient_share").part, 5u);
    EXPECT_EQ(reading(readings, "returned_share").whole, 8u);
}

TEST(BatchPicture, EveryMeasureOfTheLawIsRead) {
    auto const readings =
        readings_of({.lines = 10, .released = 1}, {.earlier_lines = 10, .earlier_released = 1});
    for (law::AlarmMeasure const& measure : law::alarm_measures()) {
        EXPECT_EQ(reading(readings, measure.word()).measure, measure.word());
    }
    EXPECT_EQ(readings.size(), law::alarm_measures().size());
}

TEST(BatchPicture, TheRiseIsTheShareOfNowInAHundredOfTheEarlierOne) {
    auto const readings = readings_of({.lines = 1000, .released = 200},
                                      {.earlier_lines = 4000, .earlier_released = 400});
    law::AlarmReading const rise = reading(readings, "release_rise");
    EXPECT_EQ(rise.part * 100 / rise.whole, 200u);
    EXPECT_EQ(rise.counted, 1000u);
    EXPECT_TRUE(
        reading(readings_of({.lines = 1000, .released = 200}, {}), "release_rise").measure.empty())
        << "without a baseline nothing rises";
}

}  // namespace
}  // namespace penstock::disclosure
