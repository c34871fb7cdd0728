#include "bench/match/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace penstock::evaluation {

namespace {

constexpr std::array<std::string_view, 4> colours{"#1b4f72", "#b9770e", "#1e8449", "#922b21"};
constexpr double width = 720;

std::string begin(double height, std::string const& title) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
        "height=\"{1}\" font-family=\"sans-serif\" font-size=\"12\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        "<text x=\"10\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
        width, height, title);
}

std::string text_at(double x, double y, std::string_view text, std::string_view anchor = "start") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y,
                       anchor, text);
}

std::string line(double x1, double y1, double x2, double y2, std::string_view colour,
                 double thickness = 1) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" "
        "stroke=\"{}\" stroke-width=\"{}\"/>\n",
        x1, y1, x2, y2, colour, thickness);
}

std::string dot(double x, double y, std::string_view colour) {
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\" fill=\"{}\"/>\n", x, y,
                       colour);
}

std::string legend(std::vector<std::string> const& names, double x, double y) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        double const at = y + 16 * static_cast<double>(i);
        out += dot(x, at - 4, colours[i % colours.size()]) + text_at(x + 10, at, names[i]);
    }
    return out;
}

// Decades from 10^low to 10^high between two places.
struct LogScale {
    double low, high, from, to;

    [[nodiscard]] double at(double value) const {
        double const decades = std::clamp(std::log10(std::max(value, 1e-12)), low, high);
        return from + (decades - low) / (high - low) * (to - from);
    }
};

std::string power(int exponent) {
    return fmt::format("10<tspan baseline-shift=\"super\" font-size=\"9\">{}</tspan>", exponent);
}

}  // namespace

std::string strata_bars(ClassRows const& rows, std::string const& title) {
    std::vector<Row> shown;
    for (Row const& row : rows.strata) {
        if (row.counts.requests > 0) shown.push_back(row);
    }
    shown.push_back(rows.whole);
    if (rows.has_apart) shown.push_back(rows.without_apart);
    double const height = 70 + 22 * static_cast<double>(shown.size());
    LogScale const scale{-1, 6, 260, width - 30};
    std::string out = begin(height, "Wrong releases per million requests: " + title);
    for (int decade = -1; decade <= 6; ++decade) {
        double const x = scale.at(std::pow(10, decade));
        out += line(x, 34, x, height - 30, "#dddddd") +
               text_at(x, height - 14, power(decade), "middle");
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
        double const y = 48 + 22 * static_cast<double>(i);
        Rate const& rate = shown[i].wrong;
        out += text_at(250, y + 4, shown[i].name, "end");
        out += line(scale.from, y, scale.at(rate.bound), y, "#aab7b8", 3);
        out += line(scale.at(rate.bound), y - 6, scale.at(rate.bound), y + 6, "#566573", 2);
        if (rate.events > 0) out += dot(scale.at(rate.seen), y, colours[3]);
    }
    return out + text_at(10, height - 14, "dot: seen, none if zero; bar: 95 % bound") + "</svg>\n";
}

std::string reliability_diagram(std::vector<ProbabilityBins> const& bins,
                                std::vector<std::string> const& names) {
    constexpr double height = 460;
    LogScale const across{-6, 0, width - 40, 70};  // little doubt stands to the right
    LogScale const up{-6, 0, 40, height - 50};
    std::string out =
        begin(height, "Stated doubt (1 - p) and the share that was not the one meant");
    for (int decade = -6; decade <= 0; ++decade) {
        double const value = std::pow(10, decade);
        out += line(across.at(value), 34, across.at(value), height - 50, "#eeeeee") +
               line(70, up.at(value), width - 40, up.at(value), "#eeeeee") +
               text_at(across.at(value), height - 32, power(decade), "middle") +
               text_at(62, up.at(value) + 4, power(decade), "end");
    }
    out += line(across.at(1), up.at(1), across.at(1e-6), up.at(1e-6), "#999999");
    for (std::size_t series = 0; series < bins.size(); ++series) {
        // Half a decade a point, so that each has cases enough.
        for (std::size_t first = 0; first < ProbabilityBins::count; first += 5) {
            std::uint64_t named = 0, meant = 0;
            double stated = 0;
            for (std::size_t i = first; i < std::min(first + 5, ProbabilityBins::count); ++i) {
                named += bins[series].named[i];
                meant += bins[series].meant[i];
                stated += bins[series].stated[i];
            }
            if (named < 20) continue;
            double const all = static_cast<double>(named);
            double const doubt = std::max(1 - stated / all, 1e-7);
            double const wrong = (all - static_cast<double>(meant)) / all;
            out += dot(across.at(doubt), up.at(std::max(wrong, 1e-7)), colours[series % 4]);
        }
    }
    out += text_at(width / 2, height - 12, "stated doubt; on the uppermost line: none wrong",
                   "middle");
    return out + legend(names, width - 230, 54) + "</svg>\n";
}

std::string threshold_curve(std::vector<CurveInput> const& inputs) {
    constexpr double height = 420;
    LogScale const across{-1, 5, 70, width - 40};
    constexpr double top = 40, bottom = height - 50, least = 0.5;
    auto const up = [&](double found) {
        return bottom - (std::clamp(found, least, 1.0) - least) / (1 - least) * (bottom - top);
    };
    std::string out = begin(height, "Found people against wrong releases, as the threshold moves");
    for (int decade = -1; decade <= 5; ++decade) {
        double const x = across.at(std::pow(10, decade));
        out +=
            line(x, top, x, bottom, "#eeeeee") + text_at(x, bottom + 18, power(decade), "middle");
    }
    for (int tenth = 5; tenth <= 10; ++tenth) {
        double const y = up(tenth / 10.0);
        out += line(70, y, width - 40, y, "#eeeeee") +
               text_at(62, y + 4, fmt::format("{} %", tenth * 10), "end");
    }
    std::vector<std::string> names;
    for (std::size_t series = 0; series < inputs.size(); ++series) {
        CurveInput const& input = inputs[series];
        names.push_back(input.name);
        if (input.findable == 0) continue;
        double right = 0, wrong = 0;
        std::string points;
        for (std::size_t i = ProbabilityBins::count; i-- > 0;) {
            if (input.bins.named[i] == 0) continue;
            right += static_cast<double>(input.bins.meant[i]);
            wrong += static_cast<double>(input.bins.named[i] - input.bins.meant[i]);
            double const rate = 1e6 * wrong / static_cast<double>(input.requests);
            points += fmt::format("{:.1f},{:.1f} ", across.at(rate),
                                  up(right / static_cast<double>(input.findable)));
        }
        out += fmt::format(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" "
            "stroke-width=\"2\"/>\n",
            points, colours[series % 4]);
    }
    out +=
        text_at(width / 2, height - 12, "wrong per million requests (left edge: none)", "middle");
    return out + legend(names, width - 230, bottom - 70) + "</svg>\n";
}

}  // namespace penstock::evaluation
