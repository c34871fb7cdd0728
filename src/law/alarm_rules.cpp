#include "law/alarm_rules.h"

#include "base/check.h"

#include <algorithm>
#include <array>

namespace penstock::law {

namespace {

constexpr std::array measures{
    AlarmMeasure{"alarms.returned_share",
                 "Of all lines, those sent back or refused on their face.",
                 "percent",
                 {.soft = 50, .hard = 90, .least = 200}},
    AlarmMeasure{"alarms.held_share",
                 "Of all lines, those held for a person.",
                 "percent",
                 {.soft = 30, .hard = 80, .least = 200}},
    AlarmMeasure{"alarms.no_release_share",
                 "Of the lines looked up, those that led to no release: many say that the "
                 "requester does not know whom it asks for.",
                 "percent",
                 {.soft = 80, .hard = 98, .least = 200}},
    AlarmMeasure{"alarms.number_path_share",
                 "Of the releases, those in which the taxpayer number was given and agreed.",
                 "percent",
                 {.soft = 90, .hard = 100, .least = 100}},
    AlarmMeasure{"alarms.birth_date_path_share",
                 "Of the releases, those in which the birth date agreed and no number did.",
                 "percent",
                 {.soft = 90, .hard = 100, .least = 100}},
    AlarmMeasure{"alarms.name_and_address_path_share",
                 "Of the releases, those that rest on name and address alone.",
                 "percent",
                 {.soft = 90, .hard = 100, .least = 100}},
    AlarmMeasure{"alarms.recipient_share",
                 "Of all lines, those that name the same recipient.",
                 "percent",
                 {.soft = 10, .hard = 50, .least = 200}},
    AlarmMeasure{"alarms.reason_share",
                 "Of all lines, those with the same reason.",
                 "percent",
                 {.soft = 5, .hard = 50, .least = 200}},
    AlarmMeasure{"alarms.address_share",
                 "Of all lines, those with the same address set forth.",
                 "percent",
                 {.soft = 5, .hard = 25, .least = 200}},
    AlarmMeasure{"alarms.statute_share",
                 "Of all lines, those that rest on the same statute.",
                 "percent",
                 {.soft = 98, .hard = 100, .least = 500}},
    AlarmMeasure{"alarms.repeat_share",
                 "Of all lines, those about a person whom an earlier batch asked for.",
                 "percent",
                 {.soft = 10, .hard = 50, .least = 200}},
    AlarmMeasure{"alarms.certifier_lines",
                 "The lines that the certifier of this batch signed within thirty days, this batch "
                 "included.",
                 "lines",
                 {.soft = 100'000, .hard = 1'000'000, .least = 0}},
    AlarmMeasure{"alarms.release_rise",
                 "The share of lines released, in a hundred of what it was in the earlier batches "
                 "of this agreement.",
                 "percent",
                 {.soft = 150, .hard = 400, .least = 200}},
};

// part / whole > limit / 100, without rounding: a product of limit and whole could be too large.
// Requires: the whole is not 0.
bool above(AlarmReading const& reading, std::int64_t limit) {
    std::uint64_t const most = static_cast<std::uint64_t>(limit);
    std::uint64_t const value = reading.part * 100 / reading.whole;
    return value > most || (value == most && reading.part * 100 % reading.whole != 0);
}

AlarmLevel level_of(AlarmReading const& reading, AlarmLimits const& limits) {
    if (reading.whole == 0 || reading.counted < static_cast<std::uint64_t>(limits.least)) {
        return AlarmLevel::Quiet;
    }
    if (above(reading, limits.hard)) return AlarmLevel::Hard;
    return above(reading, limits.soft) ? AlarmLevel::Soft : AlarmLevel::Quiet;
}

}  // namespace

std::string_view AlarmMeasure::word() const {
    std::string_view const text = key.view();
    return text.substr(text.find('.') + 1);
}

std::span<AlarmMeasure const> alarm_measures() {
    return measures;
}

std::string_view word(AlarmLevel level) {
    switch (level) {
        case AlarmLevel::Quiet:
            return "quiet";
        case AlarmLevel::Soft:
            return "soft";
        case AlarmLevel::Hard:
            return "hard";
    }
    CHECK(false);
}

std::uint64_t Alarm::value() const {
    return reading.whole == 0 ? 0 : reading.part * 100 / reading.whole;
}

std::vector<Alarm> judge_alarms(std::span<AlarmReading const> readings, AlarmTerms const& terms) {
    std::vector<Alarm> alarms;
    for (AlarmMeasure const& measure : measures) {
        auto const reading = std::ranges::find(readings, measure.word(), &AlarmReading::measure);
        if (reading == readings.end()) continue;
        auto const set = terms.find(measure.word());
        AlarmLimits const limits = set == terms.end() ? measure.usual : set->second;
        alarms.push_back({.measure = &measure,
                          .reading = *reading,
                          .limits = limits,
                          .level = level_of(*reading, limits)});
    }
    return alarms;
}

AlarmLevel loudest(std::span<Alarm const> alarms) {
    AlarmLevel level = AlarmLevel::Quiet;
    for (Alarm const& alarm : alarms) level = std::max(level, alarm.level);
    return level;
}

}  // namespace penstock::law
