#include "report/internal/drawing.h"
#include "report/text.h"

#include <algorithm>

namespace penstock::report::internal {

namespace {

constexpr double left = 64, right = 752, top = 26, height = 200, gap = 3;

}  // namespace

std::string histogram_svg(Histogram const& chart) {
    Drawing drawing(chart.head);
    double most = 0;
    for (Bin const& bin : chart.bins) most = std::max(most, static_cast<double>(bin.count));
    most = round_above(most);
    drawing.text(4, 14, chart.measure, "small");
    int const steps = axis_steps(most);
    for (int i = 0; i <= steps; ++i) {
        double const y = top + height - height * i / steps;
        drawing.line(left, y, right, y, i == 0 ? "axis" : "grid");
        drawing.text(left - 8, y + 4, axis_number(most * i / steps), "small", Anchor::End);
    }
    double const width =
        (right - left) / static_cast<double>(std::max<std::size_t>(chart.bins.size(), 1));
    // Names of neighbours must not touch: 7 pixels a character.
    std::size_t longest = 1;
    for (Bin const& bin : chart.bins) longest = std::max(longest, bin.label.size());
    auto const every = static_cast<std::size_t>(7.0 * static_cast<double>(longest) / width) + 1;
    for (std::size_t i = 0; i < chart.bins.size(); ++i) {
        Bin const& bin = chart.bins[i];
        double const x = left + width * static_cast<double>(i);
        double const tall = static_cast<double>(bin.count) / most * height;
        if (bin.count > 0) {
            drawing.bar({.x = x + gap / 2,
                         .y = top + height - std::max(tall, 1.5),
                         .width = std::max(width - gap, 1.0),
                         .height = std::max(tall, 1.5)},
                        Tone::Main);
        }
        if (bin.count > 0 && width >= 34) {
            drawing.text(x + width / 2, top + height - tall - 5, grouped(bin.count), "small",
                         Anchor::Middle);
        }
        if (i % every == 0) {
            drawing.text(x + width / 2, top + height + 18, bin.label, "small", Anchor::Middle);
        }
    }
    drawing.text((left + right) / 2, top + height + 40, chart.of, "small", Anchor::Middle);
    return drawing.svg(top + height + 48);
}

}  // namespace penstock::report::internal
