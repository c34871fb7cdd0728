#include "report/internal/drawing.h"
#include "report/text.h"

#include <algorithm>

namespace penstock::report::internal {

namespace {

constexpr double label_end = 248, bars_from = 260, bars_to = 650;
constexpr double step_height = 40, thickness = 26, left_height = 22, left_thickness = 10;
constexpr std::size_t label_characters = 29, left_characters = 31;

class Funnel {
public:
    explicit Funnel(FunnelChart const& chart) : chart_(&chart), drawing_(chart.head) {
        for (FunnelStep const& step : chart.steps) {
            most_ = std::max(most_, static_cast<double>(step.count));
        }
    }

    std::string make() {
        for (std::size_t i = 0; i < chart_->steps.size(); ++i) {
            FunnelStep const& step = chart_->steps[i];
            draw(step);
            // What left is drawn where it was missing from the bar above: at that bar's end.
            std::uint64_t gone = 0;
            for (Leaving const& leaving : step.left) {
                gone += leaving.count;
                draw(leaving, step.count >= gone ? step.count - gone : 0);
            }
            y_ += step.left.empty() ? 0 : 6;
        }
        return drawing_.svg(y_ + 2);
    }

private:
    [[nodiscard]] double length(std::uint64_t count) const {
        return static_cast<double>(count) / most_ * (bars_to - bars_from);
    }

    void draw(FunnelStep const& step) {
        double const middle = y_ + step_height / 2 + 5;
        drawing_.label(label_end, middle, step.label, label_characters, Anchor::End);
        drawing_.rect({.x = bars_from,
                       .y = y_ + (step_height - thickness) / 2,
                       .width = bars_to - bars_from,
                       .height = thickness},
                      "track");
        if (step.count > 0) {
            drawing_.bar({.x = bars_from,
                          .y = y_ + (step_height - thickness) / 2,
                          .width = std::max(length(step.count), 1.5),
                          .height = thickness},
                         Tone::Main);
        }
        drawing_.text(bars_to + 10, middle - 4, grouped(step.count), "value strong");
        if (step.count != first()) {
            drawing_.text(bars_to + 10, middle + 12, percent(step.count, first()), "small");
        }
        y_ += step_height;
    }

    void draw(Leaving const& leaving, std::uint64_t from) {
        double const middle = y_ + left_height / 2 + 4;
        drawing_.fitting(label_end, middle, "− " + leaving.label, left_characters, Anchor::End);
        if (leaving.count > 0) {
            drawing_.bar({.x = bars_from + length(from),
                          .y = y_ + (left_height - left_thickness) / 2,
                          .width = std::max(length(leaving.count), 1.5),
                          .height = left_thickness},
                         leaving.tone);
        }
        drawing_.text(bars_to + 10, middle, "− " + grouped(leaving.count), "small");
        y_ += left_height;
    }

    [[nodiscard]] std::uint64_t first() const { return chart_->steps.front().count; }

    FunnelChart const* chart_;
    Drawing drawing_;
    double most_ = 1, y_ = 2;
};

}  // namespace

std::string funnel_chart_svg(FunnelChart const& chart) {
    return Funnel(chart).make();
}

}  // namespace penstock::report::internal
