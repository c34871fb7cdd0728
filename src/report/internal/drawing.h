// Marks of a chart as SVG. Coordinates in pixels of the view box.
#pragma once

#include "report/chart.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::report::internal {

inline constexpr double chart_width = 760;

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor { Start, Middle, End };

class Drawing {
public:
    explicit Drawing(ChartHead const& head) : head_(&head) {}

    void rect(Box const& box, std::string_view css_class);
    // In the tone's colour, with the tone's pattern over it.
    void bar(Box const& box, Tone tone);
    void line(double x1, double y1, double x2, double y2, std::string_view css_class);
    void polyline(std::vector<std::pair<double, double>> const& points, Tone tone);
    void marker(double x, double y, Tone tone);
    void text(double x, double y, std::string_view words, std::string_view css_class,
              Anchor anchor = Anchor::Start);
    // In up to two lines of so many characters, around `y`; what does not fit is in a tooltip.
    void label(double x, double y, std::string_view words, std::size_t characters, Anchor anchor);

    // In one line of small type.
    void fitting(double x, double y, std::string_view words, std::size_t characters, Anchor anchor);

    // The element with title and description.
    [[nodiscard]] std::string svg(double height) const;

private:
    ChartHead const* head_;
    std::string marks_;
};

// "main", "second" …: the palette's name for it.
[[nodiscard]] std::string_view name_of(Tone tone);

// A round number not below `value` (1, 2 or 5 times a power of ten) that divides well; at least 1.
[[nodiscard]] double round_above(double value);
// Into how many equal steps of whole numbers an axis up to such a round number is cut.
[[nodiscard]] int axis_steps(double most);
// 12345 as "12k", for an axis.
[[nodiscard]] std::string axis_number(double value);

[[nodiscard]] std::string bar_chart_svg(BarChart const& chart);
[[nodiscard]] std::string funnel_chart_svg(FunnelChart const& chart);
[[nodiscard]] std::string share_chart_svg(ShareChart const& chart);
[[nodiscard]] std::string line_chart_svg(LineChart const& chart);
[[nodiscard]] std::string histogram_svg(Histogram const& chart);

}  // namespace penstock::report::internal
