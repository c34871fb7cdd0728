// Charts as inline SVG. Each says what it shows (title, description), names its numbers beside the
// marks, never tells things apart by colour alone, and has a table behind it.
//
// Requires: ids are plain (report/text.h) and differ within a page (CHECKed).
#pragma once

#include "report/table.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace penstock::report {

// Which of the palette's colours, each with a pattern of its own.
enum class Tone { Main, Second, Third, Fourth, Quiet, Good, Caution, Stop };

struct ChartHead {
    std::string id;
    std::string title;        // a sentence that says what is to be seen
    std::string description;  // how to read it, for those who do not see it as well
    // The table of the same page that holds the numbers; empty: the chart brings its own.
    std::string numbers_in{};
};

// --- horizontal bars
struct Bar {
    std::string label;
    Cell value;  // counts or shares, the same for all bars
    Tone tone = Tone::Main;
    std::string remark{};  // behind the number
};
struct Threshold {
    std::string label;
    Cell value;
};
struct BarChart {
    ChartHead head;
    std::string of;       // what a bar stands for: "Recipient"
    std::string measure;  // what its length counts: "Lines"
    std::vector<Bar> bars;
    std::vector<Threshold> thresholds{};
};

// --- a funnel: what went on from step to step, and what left on the way
struct Leaving {
    std::string label;
    std::uint64_t count = 0;
    Tone tone = Tone::Quiet;
};
struct FunnelStep {
    std::string label;
    std::uint64_t count = 0;
    std::vector<Leaving> left{};  // after this step, before the next
};
struct FunnelChart {
    ChartHead head;
    std::string measure;  // "Lines"
    std::vector<FunnelStep> steps;
};

// --- rows of parts that make up a whole
struct Part {
    std::string label;
    std::uint64_t count = 0;
    Tone tone = Tone::Main;
};
struct ShareRow {
    std::string label;
    std::vector<Part> parts;  // the same labels and tones in every row
};
struct ShareChart {
    ChartHead head;
    std::string of;
    std::vector<ShareRow> rows;
};

// --- lines over dates, with marks for what happened
struct DatedPoint {
    Date date;
    std::uint64_t value = 0;
};
struct Line {
    std::string label;
    std::vector<DatedPoint> points;  // in the order of their dates
    Tone tone = Tone::Main;
};
struct DateMark {
    Date date;
    std::string label;
};
struct LineChart {
    ChartHead head;
    std::string measure;
    std::vector<Line> lines;
    std::vector<DateMark> marks{};
};

// --- how often a value fell where
struct Bin {
    std::string label;  // "1 to 5"
    std::uint64_t count = 0;
};
struct Histogram {
    ChartHead head;
    std::string of;       // along the foot: "Lines for one officer"
    std::string measure;  // upwards: "Officers"
    std::vector<Bin> bins;
};

using Chart = std::variant<BarChart, FunnelChart, ShareChart, LineChart, Histogram>;

[[nodiscard]] ChartHead const& head_of(Chart const& chart);

// For a page of ours: colours come from the page's style.
[[nodiscard]] std::string chart_svg(Chart const& chart);
// A file of its own, with its style in it.
[[nodiscard]] std::string standalone_svg(Chart const& chart);
// The same numbers, in the same order.
[[nodiscard]] Table chart_numbers(Chart const& chart);
// The chart with its caption and either its table, folded, or a link to the one that has them.
[[nodiscard]] std::string figure_html(Chart const& chart);

}  // namespace penstock::report
