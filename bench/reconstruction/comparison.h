// What would have left under the historical rule beside what leaves under the strict one, line by
// line, counted.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "bench/reconstruction/file_record.h"
#include "bench/reconstruction/historical_rule.h"
#include "bench/reconstruction/scene.h"
#include "bench/reconstruction/truth.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace penstock::reconstruction {

// What stood in the address field of a line whose address left.
enum class Why : std::uint8_t {
    Placeholder,
    ZipShaped,
    DoesNotExist,
    NobodyOnFile,    // a home of the model, on file for nobody
    SomebodyElses,   // on file for other people, never for this one
    OtherUnit,       // the right building, another unit
    UnitLeftOut,     // the right building, no unit
    OutsidePeriods,  // on file for this person, in periods that were not asked for
    SlipOfSpelling,  // on file for this person but for its spelling
    Matched,         // on file for this person in a period asked for
};
inline constexpr std::size_t whys = 10;
[[nodiscard]] std::string_view word(Why why);
[[nodiscard]] std::string_view short_word(Why why);  // for a chart

enum class Outcome : std::uint8_t { Pass, NoRelease, Hold, Return, Refuse, Block };
inline constexpr std::size_t outcomes = 6;
[[nodiscard]] std::string_view word(Outcome outcome);

// The first element of the law file that has the line's outcome.
struct Reason {
    Outcome outcome = Outcome::Hold;
    std::string element;
    std::string asks;  // the element's question
    auto operator<=>(Reason const&) const = default;
};

struct SubmittedCounts {
    std::uint64_t lines = 0, looked_up = 0;
    std::array<std::uint64_t, outcomes> by_outcome{};
    std::map<std::string, std::uint64_t> by_element;  // every element not met
};

struct StrictCounts {
    std::uint64_t lines = 0, looked_up = 0;
    std::array<std::uint64_t, outcomes> by_outcome{};
    std::array<std::uint64_t, whys> released_by_why{};
    std::uint64_t other_person = 0;  // released: another one than the person meant
    std::uint64_t release_not_on_file =
        0;  // what left is not on file for the person in that period
    std::uint64_t release_not_asked_for = 0;  // or derives from a period that was not asked for
    std::map<Reason, std::uint64_t> reasons;  // one for each line that did not pass
};

struct HistoricalCounts {
    std::array<std::uint64_t, 2> by_program{};
    // Released, by what stood in the address field, and what the strict rule says to the line.
    std::array<std::array<std::uint64_t, outcomes>, whys> by_why{};
    std::array<std::uint64_t, 2> other_person{};
    std::uint64_t new_to_requester = 0;  // the last known address is not the one set forth
};

// A line is lawful here if the person is on file, lives, the number is not that of another, and the
// home meant is on file for that person in a period asked for with its unit: whatever errors of
// writing the line has.
struct LawfulCounts {
    std::uint64_t lines = 0, without_number = 0, with_errors = 0;
    std::uint64_t historical = 0, strict = 0, both = 0;
    std::uint64_t missed_by_historical = 0, of_those_strict = 0;
    std::uint64_t missed_without_number = 0, of_those_strict_too = 0;
    std::array<std::uint64_t, outcomes> strict_outcome{};
    std::map<Reason, std::uint64_t> not_served;  // one for each that the strict rule did not serve
};

struct Comparison {
    SubmittedCounts submitted;
    StrictCounts strict;
    HistoricalCounts historical;
    LawfulCounts lawful;
    std::map<std::string, std::uint64_t> made;  // what the generator made, by words of the truth
    std::uint64_t with_number = 0;
    std::uint64_t crowded_names =
        0;  // lines under a name with more than four addresses in the batch
};

struct DecisionFiles {
    Disk::Path submitted, counterfactual;
    Disk::Path law;  // the law file that the decisions rest on
};

// Errors: NotFound, Io; Malformed if the files do not belong together.
[[nodiscard]] Result<Comparison> compare(Disk& disk, Scene const& scene,
                                         DecisionFiles const& files);

}  // namespace penstock::reconstruction
