// The picture of a batch as it is decided: what no single line shows (background domain dossier
// 2.5). Counts only; nothing of a person.
#pragma once

#include "disclosure/decided_line.h"
#include "law/alarm_rules.h"
#include "law/facts.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace penstock::disclosure {

// By what a release was found to mean the right person: the number that was given agrees; else the
// birth date does; else name and address alone.
enum class ReleasePath { Number, BirthDate, NameAndAddress };
[[nodiscard]] ReleasePath path_of(match::MatchOutcome const& outcome);

struct PictureCounts {
    std::uint64_t lines = 0;
    std::uint64_t returned = 0, held = 0;  // returned or refused; held at either stage
    std::uint64_t looked_up = 0, released = 0;
    std::uint64_t by_number = 0, by_birth_date = 0, by_name_and_address = 0;  // of the releases
    std::uint64_t most_of_one_statute = 0;
    law::BatchPeaks peaks = {};
};

class BatchPicture {
public:
    void add(DecidedLine const& line);
    [[nodiscard]] PictureCounts counts(law::BatchPeaks const& peaks) const;

private:
    PictureCounts counts_;
    std::map<std::string, std::uint64_t, std::less<>> by_statute_;
};

// What is counted over time, beside the batch itself.
struct PictureOverTime {
    std::uint64_t asked_before = 0;     // lines about a person whom an earlier batch asked for
    std::uint64_t certifier_lines = 0;  // signed by the same certifier within thirty days
    // Of the earlier batches of the agreement, if there are enough to compare with.
    std::uint64_t earlier_lines = 0, earlier_released = 0;
};

// Every measure of the picture, for law::judge_alarms.
[[nodiscard]] std::vector<law::AlarmReading> readings_of(PictureCounts const& counts,
                                                         PictureOverTime const& over_time);

}  // namespace penstock::disclosure
