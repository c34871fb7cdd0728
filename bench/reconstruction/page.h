// The page of the reconstruction: what would have left, what leaves, why, at what cost, and how to
// check it.
#pragma once

#include "bench/reconstruction/comparison.h"
#include "report/report.h"

#include <cstdint>
#include <string>
#include <vector>

namespace penstock::reconstruction {

// What one stage of the run took, as the driver measured it.
struct Stage {
    std::string side, name;
    double seconds = 0, processor_seconds = 0;
    std::uint64_t peak_mib = 0;
};

// The counts of the proof that shares no code with the product (bench/reconstruction/proof.py).
struct Proof {
    std::uint64_t releases = 0;
    // The address set forth is on file for that person in a period asked for: word for word, or but
    // for one slip.
    std::uint64_t word_for_word = 0, part_left_out = 0, letters = 0, zip_digit = 0,
                  city_and_zip = 0;
    std::uint64_t not_on_file = 0;  // it is not
    std::uint64_t released_on_file = 0, released_not_on_file = 0;
};

// One measure of the product's alarms over a batch, with its usual thresholds.
struct AlarmLine {
    std::string side, measure, level;
    std::uint64_t value = 0, soft = 0, hard = 0;
};

struct PageInput {
    Comparison comparison;
    Proof proof;
    std::vector<Stage> stages;
    std::vector<AlarmLine> alarms;
    std::uint64_t persons = 0, rows = 0, officers = 0;
    report::Provenance made_from;
};

[[nodiscard]] report::Report page_of(PageInput const& input);

}  // namespace penstock::reconstruction
