#include "report/chart.h"

#include "base/check.h"
#include "report/internal/drawing.h"
#include "report/style.h"
#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace penstock::report {

namespace {

struct Svg {
    std::string operator()(BarChart const& chart) const { return internal::bar_chart_svg(chart); }
    std::string operator()(FunnelChart const& chart) const {
        return internal::funnel_chart_svg(chart);
    }
    std::string operator()(ShareChart const& chart) const {
        return internal::share_chart_svg(chart);
    }
    std::string operator()(LineChart const& chart) const { return internal::line_chart_svg(chart); }
    std::string operator()(Histogram const& chart) const { return internal::histogram_svg(chart); }
};

std::string numbers_id(ChartHead const& head) {
    return head.id + "-numbers";
}

std::string as_title(std::string const& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
}

struct Numbers {
    Table operator()(BarChart const& chart) const {
        bool const shares =
            !chart.bars.empty() && std::holds_alternative<Share>(chart.bars.front().value.value());
        Table table(numbers_id(chart.head), chart.head.title,
                    {{"of", as_title(chart.of, "Bar")},
                     {"value", as_title(chart.measure, "Value"),
                      shares ? ColumnKind::Share : ColumnKind::Count},
                     {"remark", "Remark"}});
        for (Bar const& bar : chart.bars) table.add({bar.label, bar.value, bar.remark});
        for (Threshold const& threshold : chart.thresholds) {
            table.add({threshold.label, threshold.value, "threshold"});
        }
        return table;
    }

    Table operator()(FunnelChart const& chart) const {
        std::string const measure = as_title(chart.measure, "Count");
        Table table(numbers_id(chart.head), chart.head.title,
                    {{"step", "Step"},
                     {"count", measure, ColumnKind::Count},
                     {"share", "Of all", ColumnKind::Share},
                     {"left", "Left after this step", ColumnKind::Text},
                     {"left-count", measure + " that left", ColumnKind::Count}});
        std::uint64_t const all = chart.steps.empty() ? 0 : chart.steps.front().count;
        for (FunnelStep const& step : chart.steps) {
            table.add({step.label, step.count, Share{step.count, all}, {}, {}});
            for (Leaving const& leaving : step.left) {
                table.add({{}, {}, {}, leaving.label, leaving.count});
            }
        }
        return table;
    }

    Table operator()(ShareChart const& chart) const {
        Table table(numbers_id(chart.head), chart.head.title,
                    {{"of", as_title(chart.of, "Row")},
                     {"part", "Part"},
                     {"count", "Count", ColumnKind::Count},
                     {"share", "Share", ColumnKind::Share}});
        for (ShareRow const& row : chart.rows) {
            std::uint64_t whole = 0;
            for (Part const& part : row.parts) whole += part.count;
            for (Part const& part : row.parts) {
                table.add({row.label, part.label, part.count, Share{part.count, whole}});
            }
        }
        return table;
    }

    Table operator()(LineChart const& chart) const {
        Table table(numbers_id(chart.head), chart.head.title,
                    {{"line", "Line"},
                     {"date", "Date", ColumnKind::Date},
                     {"value", as_title(chart.measure, "Value"), ColumnKind::Count}});
        for (Line const& line : chart.lines) {
            for (DatedPoint const& point : line.points) {
                table.add({line.label, point.date, point.value});
            }
        }
        for (DateMark const& mark : chart.marks) table.add({mark.label, mark.date, {}});
        return table;
    }

    Table operator()(Histogram const& chart) const {
        Table table(numbers_id(chart.head), chart.head.title,
                    {{"bin", as_title(chart.of, "Bin")},
                     {"count", as_title(chart.measure, "Count"), ColumnKind::Count}});
        for (Bin const& bin : chart.bins) table.add({bin.label, bin.count});
        return table;
    }
};

}  // namespace

ChartHead const& head_of(Chart const& chart) {
    return std::visit([](auto const& one) -> ChartHead const& { return one.head; }, chart);
}

std::string chart_svg(Chart const& chart) {
    CHECK(is_plain_id(head_of(chart).id));
    return std::visit(Svg{}, chart);
}

std::string standalone_svg(Chart const& chart) {
    std::string svg = chart_svg(chart);
    std::size_t const end_of_tag = svg.find(">\n") + 2;
    return svg.insert(end_of_tag, "<style>" + std::string(chart_style()) + "</style>\n");
}

Table chart_numbers(Chart const& chart) {
    return std::visit(Numbers{}, chart);
}

std::string figure_html(Chart const& chart) {
    ChartHead const& head = head_of(chart);
    std::string out = fmt::format(
        "<figure id=\"{}\">\n<figcaption><strong>{}</strong> {}</figcaption>\n"
        "<div class=\"drawing\">\n{}</div>\n",
        head.id, shown(head.title), shown(head.description), chart_svg(chart));
    if (!head.numbers_in.empty()) {
        CHECK(is_plain_id(head.numbers_in));
        out +=
            fmt::format("<p class=\"aside\"><a href=\"#{}\">The same numbers as a table</a></p>\n",
                        head.numbers_in);
    } else {
        out += "<details>\n<summary>The same numbers as a table</summary>\n" +
               table_html(chart_numbers(chart)) + "</details>\n";
    }
    return out + "</figure>\n";
}

}  // namespace penstock::report
