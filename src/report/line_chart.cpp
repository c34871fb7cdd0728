#include "report/internal/drawing.h"
#include "report/text.h"

#include <algorithm>
#include <optional>

namespace penstock::report::internal {

namespace {

constexpr double left = 64, right = 600, height = 220;
constexpr double mark_row = 18;

struct Span {
    Date from, to;
};

std::optional<Span> span_of(LineChart const& chart) {
    std::optional<Span> span;
    auto const widen = [&span](Date date) {
        if (!span) span = Span{date, date};
        span->from = std::min(span->from, date);
        span->to = std::max(span->to, date);
    };
    for (Line const& line : chart.lines) {
        for (DatedPoint const& point : line.points) widen(point.date);
    }
    for (DateMark const& mark : chart.marks) widen(mark.date);
    return span;
}

class Plot {
public:
    Plot(LineChart const& chart, Span span)
        : chart_(&chart),
          drawing_(chart.head),
          span_(span),
          top_(24 + mark_row * static_cast<double>(chart.marks.size())) {
        double most = 0;
        for (Line const& line : chart.lines) {
            for (DatedPoint const& point : line.points) {
                most = std::max(most, static_cast<double>(point.value));
            }
        }
        most_ = round_above(most);
    }

    std::string make() {
        axes();
        marks();
        for (Line const& line : chart_->lines) draw(line);
        name_lines();
        return drawing_.svg(top_ + height + 30);
    }

private:
    [[nodiscard]] double x(Date date) const {
        auto const days = static_cast<double>((span_.to - span_.from).count());
        auto const past = static_cast<double>((date - span_.from).count());
        return days > 0 ? left + past / days * (right - left) : (left + right) / 2;
    }
    [[nodiscard]] double y(double value) const { return top_ + height - value / most_ * height; }

    void axes() {
        drawing_.text(4, top_ - 10, chart_->measure, "small");
        int const steps = axis_steps(most_);
        for (int i = 0; i <= steps; ++i) {
            double const value = most_ * i / steps;
            drawing_.line(left, y(value), right, y(value), i == 0 ? "axis" : "grid");
            drawing_.text(left - 8, y(value) + 4, axis_number(value), "small", Anchor::End);
        }
        double const foot = top_ + height + 18;
        drawing_.text(x(span_.from), foot, format_date(span_.from), "small", Anchor::Middle);
        if (span_.to == span_.from) return;
        drawing_.text(x(span_.to), foot, format_date(span_.to), "small", Anchor::Middle);
        Date const middle = span_.from + (span_.to - span_.from) / 2;
        if ((span_.to - span_.from).count() >= 4) {
            drawing_.text(x(middle), foot, format_date(middle), "small", Anchor::Middle);
            drawing_.line(x(middle), top_ + height, x(middle), top_ + height + 5, "axis");
        }
    }

    void marks() {
        for (std::size_t i = 0; i < chart_->marks.size(); ++i) {
            DateMark const& mark = chart_->marks[i];
            double const at = x(mark.date), level = 12 + mark_row * static_cast<double>(i);
            drawing_.line(at, level + 5, at, top_ + height, "limit");
            drawing_.text(at, level, mark.label + ", " + format_date(mark.date), "small",
                          at > (left + right) / 2 ? Anchor::End : Anchor::Start);
        }
    }

    void draw(Line const& line) {
        std::vector<std::pair<double, double>> points;
        for (DatedPoint const& point : line.points) {
            points.emplace_back(x(point.date), y(static_cast<double>(point.value)));
        }
        drawing_.polyline(points, line.tone);
        if (points.size() > 60) return;
        for (auto const& [at, level] : points) drawing_.marker(at, level, line.tone);
    }

    // At the lines' ends, pushed apart where they would cover each other.
    void name_lines() {
        std::vector<std::pair<double, Line const*>> names;
        for (Line const& line : chart_->lines) {
            if (line.points.empty()) continue;
            names.emplace_back(y(static_cast<double>(line.points.back().value)), &line);
        }
        std::ranges::sort(names, {}, &std::pair<double, Line const*>::first);
        double next = 0;
        for (auto const& [level, line] : names) {
            double const at = std::max(level, next);
            drawing_.marker(right + 14, at, line->tone);
            drawing_.text(right + 24, at + 4, line->label, "small");
            next = at + 18;
        }
    }

    LineChart const* chart_;
    Drawing drawing_;
    Span span_;
    double top_, most_ = 1;
};

}  // namespace

std::string line_chart_svg(LineChart const& chart) {
    std::optional<Span> const span = span_of(chart);
    if (span) return Plot(chart, *span).make();
    Drawing drawing(chart.head);
    drawing.text(4, 20, "Nothing yet.", "small");
    return drawing.svg(30);
}

}  // namespace penstock::report::internal
