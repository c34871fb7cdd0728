#include "report/internal/drawing.h"

#include <algorithm>

namespace penstock::report::internal {

namespace {

constexpr double label_end = 238, bars_from = 250;
constexpr double row = 36, thickness = 20;
constexpr std::size_t label_characters = 28;
constexpr double character = 8.3;  // in pixels, at most, of the page's fonts

std::string words_behind(Bar const& bar) {
    return bar.remark.empty() ? bar.value.readable() : bar.value.readable() + "  " + bar.remark;
}

// Where the longest bar ends, so that the words behind any bar fit.
double bars_end(BarChart const& chart) {
    std::size_t most = 8;
    for (Bar const& bar : chart.bars) most = std::max(most, words_behind(bar).size());
    return std::max(bars_from + 120, chart_width - 12 - character * static_cast<double>(most));
}

double longest(BarChart const& chart) {
    double most = 0;
    for (Bar const& bar : chart.bars) most = std::max(most, bar.value.magnitude());
    for (Threshold const& threshold : chart.thresholds) {
        most = std::max(most, threshold.value.magnitude());
    }
    return most > 0 ? most : 1;
}

}  // namespace

std::string bar_chart_svg(BarChart const& chart) {
    Drawing drawing(chart.head);
    double const top =
        chart.thresholds.empty() ? 4 : 14 + 18 * static_cast<double>(chart.thresholds.size());
    double const foot = top + row * static_cast<double>(chart.bars.size());
    double const bars_to = bars_end(chart);
    double const scale = (bars_to - bars_from) / longest(chart);
    drawing.line(bars_from, top, bars_from, foot, "axis");
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        Bar const& bar = chart.bars[i];
        double const y = top + row * static_cast<double>(i);
        double const middle = y + row / 2 + 5;
        double const length = bar.value.magnitude() * scale;
        drawing.label(label_end, middle, bar.label, label_characters, Anchor::End);
        if (bar.value.magnitude() > 0) {
            drawing.bar({.x = bars_from,
                         .y = y + (row - thickness) / 2,
                         .width = std::max(length, 1.5),
                         .height = thickness},
                        bar.tone);
        }
        drawing.text(bars_from + length + 8, middle, words_behind(bar), "value");
    }
    for (std::size_t i = 0; i < chart.thresholds.size(); ++i) {
        Threshold const& threshold = chart.thresholds[i];
        double const x = bars_from + threshold.value.magnitude() * scale;
        double const y = 14 + 18 * static_cast<double>(i);
        drawing.line(x, y + 5, x, foot, "limit");
        bool const right = x > (bars_from + bars_to) / 2;
        drawing.text(x, y, threshold.label + ": " + threshold.value.readable(), "small",
                     right ? Anchor::End : Anchor::Start);
    }
    return drawing.svg(foot + 4);
}

}  // namespace penstock::report::internal
