// Alarms over a decided batch: the shares that a person should look at before it is approved, each
// with a soft and a hard threshold from the agreement.
//
// No single line shows that one recipient stands on all of them, or that nearly all releases came
// by one path; that is how the real exchange went wrong (background domain dossier 2.2 W4 to W7,
// 2.5). Above a soft threshold the round is held for the manager, above a hard one it is refused.
// Pure. Each measure in plain words: docs/alarms.md.
#pragma once

#include "base/literal.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

// A value above `soft` or `hard` raises the alarm, if there were at least `least` to count.
struct AlarmLimits {
    std::int64_t soft = 0, hard = 0, least = 0;
};

struct AlarmMeasure {
    Literal key;    // as the agreement's table names it: "alarms.recipient_share"
    Literal means;  // a whole sentence
    Literal unit;   // of the value and the thresholds: "percent" or "lines"
    AlarmLimits usual;

    // "recipient_share"
    [[nodiscard]] std::string_view word() const;
};
[[nodiscard]] std::span<AlarmMeasure const> alarm_measures();

// What an agreement's table [alarms] sets apart from the usual, by the measure's word.
using AlarmTerms = std::map<std::string, AlarmLimits, std::less<>>;

// A measure as a batch gave it: `part` in a hundred of `whole`, out of so many counted.
struct AlarmReading {
    std::string_view measure;
    std::uint64_t part = 0, whole = 0, counted = 0;
};

enum class AlarmLevel { Quiet, Soft, Hard };
[[nodiscard]] std::string_view word(AlarmLevel level);  // "quiet", "soft", "hard"

struct Alarm {
    AlarmMeasure const* measure;  // never null
    AlarmReading reading;
    AlarmLimits limits;
    AlarmLevel level = AlarmLevel::Quiet;

    // Rounded down; 0 where there is no whole.
    [[nodiscard]] std::uint64_t value() const;
};

// One for each reading of a known measure, in the order of alarm_measures(). A measure without a
// reading is quiet and left out.
[[nodiscard]] std::vector<Alarm> judge_alarms(std::span<AlarmReading const> readings,
                                              AlarmTerms const& terms);
// The loudest of them.
[[nodiscard]] AlarmLevel loudest(std::span<Alarm const> alarms);

}  // namespace penstock::law
