#include "report/internal/drawing.h"
#include "report/text.h"

#include <algorithm>

namespace penstock::report::internal {

namespace {

constexpr double label_end = 190, bars_from = 202, bars_to = 752;
constexpr double row = 44, thickness = 26, gap = 2;
constexpr double key_row = 24, key_column = 250;
constexpr std::size_t label_characters = 22;

std::uint64_t whole_of(ShareRow const& row_of) {
    std::uint64_t whole = 0;
    for (Part const& part : row_of.parts) whole += part.count;
    return whole;
}

// The key above the rows; with one row it holds the numbers too.
double draw_key(Drawing& drawing, ShareChart const& chart) {
    if (chart.rows.empty()) return 0;
    ShareRow const& first = chart.rows.front();
    double y = 4;
    for (std::size_t i = 0; i < first.parts.size(); ++i) {
        Part const& part = first.parts[i];
        double const x = 4 + key_column * static_cast<double>(i % 3);
        y = 4 + key_row * static_cast<double>(i / 3);
        drawing.bar({.x = x, .y = y, .width = 16, .height = 16}, part.tone);
        std::string words = part.label;
        if (chart.rows.size() == 1) {
            words += ": " + grouped(part.count) + " (" + percent(part.count, whole_of(first)) + ")";
        }
        drawing.text(x + 23, y + 13, words, "small");
    }
    return y + key_row + 4;
}

}  // namespace

std::string share_chart_svg(ShareChart const& chart) {
    Drawing drawing(chart.head);
    double y = draw_key(drawing, chart);
    for (ShareRow const& row_of : chart.rows) {
        std::uint64_t const whole = whole_of(row_of);
        drawing.label(label_end, y + row / 2 + 5, row_of.label, label_characters, Anchor::End);
        double x = bars_from;
        for (Part const& part : row_of.parts) {
            if (part.count == 0) continue;
            double const width = static_cast<double>(part.count) / static_cast<double>(whole) *
                                 (bars_to - bars_from);
            drawing.bar({.x = x,
                         .y = y + (row - thickness) / 2,
                         .width = std::max(width - gap, 1.0),
                         .height = thickness},
                        part.tone);
            x += width;
        }
        if (whole == 0) drawing.text(bars_from, y + row / 2 + 5, "none", "small");
        y += row;
    }
    return drawing.svg(y + 2);
}

}  // namespace penstock::report::internal
