#include "disclosure/batch_picture.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

using law::Outcome;

bool agrees(match::Weighed const& weighed, std::string_view field) {
    return std::ranges::any_of(weighed.comparisons, [&](match::Comparison const& comparison) {
        return comparison.field == field && (comparison.level == match::Level::Exact ||
                                             comparison.level == match::Level::Equivalent);
    });
}

}  // namespace

ReleasePath path_of(match::MatchOutcome const& outcome) {
    for (match::Weighed const& weighed : outcome.evidence) {
        if (weighed.person != outcome.person) continue;
        if (agrees(weighed, "tin")) return ReleasePath::Number;
        if (agrees(weighed, "dob")) return ReleasePath::BirthDate;
        break;
    }
    return ReleasePath::NameAndAddress;
}

void BatchPicture::add(DecidedLine const& line) {
    Outcome const outcome = line.ruling().outcome;
    ++counts_.lines;
    if (outcome == Outcome::Return || outcome == Outcome::Refuse) ++counts_.returned;
    if (outcome == Outcome::Hold) ++counts_.held;
    if (!line.statute.empty()) ++by_statute_[line.statute];
    if (!line.looked_up) return;
    ++counts_.looked_up;
    if (!line.release) return;
    ++counts_.released;
    switch (path_of(line.match)) {
        case ReleasePath::Number:
            ++counts_.by_number;
            break;
        case ReleasePath::BirthDate:
            ++counts_.by_birth_date;
            break;
        case ReleasePath::NameAndAddress:
            ++counts_.by_name_and_address;
            break;
    }
}

PictureCounts BatchPicture::counts(law::BatchPeaks const& peaks) const {
    PictureCounts counts = counts_;
    counts.peaks = peaks;
    for (auto const& [statute, lines] : by_statute_) {
        counts.most_of_one_statute = std::max(counts.most_of_one_statute, lines);
    }
    return counts;
}

std::vector<law::AlarmReading> readings_of(PictureCounts const& counts,
                                           PictureOverTime const& over_time) {
    std::vector<law::AlarmReading> readings;
    auto const share = [&](std::string_view measure, std::uint64_t part, std::uint64_t whole) {
        readings.push_back({.measure = measure, .part = part, .whole = whole, .counted = whole});
    };
    share("returned_share", counts.returned, counts.lines);
    share("held_share", counts.held, counts.lines);
    share("no_release_share", counts.looked_up - counts.released, counts.looked_up);
    share("number_path_share", counts.by_number, counts.released);
    share("birth_date_path_share", counts.by_birth_date, counts.released);
    share("name_and_address_path_share", counts.by_name_and_address, counts.released);
    share("recipient_share", counts.peaks.recipient_lines, counts.lines);
    share("reason_share", counts.peaks.same_reason_lines, counts.lines);
    share("address_share", counts.peaks.same_address_lines, counts.lines);
    share("statute_share", counts.most_of_one_statute, counts.lines);
    share("repeat_share", over_time.asked_before, counts.lines);
    // In a hundred of a hundred, so that the value is the number itself.
    readings.push_back({.measure = "certifier_lines",
                        .part = over_time.certifier_lines,
                        .whole = 100,
                        .counted = over_time.certifier_lines});
    if (over_time.earlier_released != 0) {
        // This batch's share over the earlier one.
        readings.push_back({.measure = "release_rise",
                            .part = counts.released * over_time.earlier_lines,
                            .whole = counts.lines * over_time.earlier_released,
                            .counted = std::min(counts.lines, over_time.earlier_lines)});
    }
    return readings;
}

}  // namespace penstock::disclosure
