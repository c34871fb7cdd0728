#include "report/internal/drawing.h"

#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace penstock::report::internal {

namespace {

constexpr std::array tones{Tone::Main,  Tone::Second, Tone::Third,   Tone::Fourth,
                           Tone::Quiet, Tone::Good,   Tone::Caution, Tone::Stop};

// What lies over the colour, so that tones differ in grey and to the colour-blind; Main is plain.
std::string_view pattern_of(Tone tone) {
    switch (tone) {
        case Tone::Main:
            return "";
        case Tone::Second:
            return "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4";
        case Tone::Third:
            return "M0,4 h8";
        case Tone::Fourth:
            return "M4,0 v8";
        case Tone::Quiet:
            return "M2,2 h1 M6,6 h1";
        case Tone::Good:
            return "M0,2 h8 M0,6 h8";
        case Tone::Caution:
            return "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4";
        case Tone::Stop:
            return "M0,0 l8,8 M0,8 l8,-8";
    }
    return "";
}

std::string_view word(Anchor anchor) {
    switch (anchor) {
        case Anchor::Start:
            return "start";
        case Anchor::Middle:
            return "middle";
        case Anchor::End:
            return "end";
    }
    return "start";
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// The first `count` characters.
std::string_view beginning(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (at < text.size()) {
        if ((text[at] & 0xc0) != 0x80 && count-- == 0) break;
        ++at;
    }
    return text.substr(0, at);
}

std::vector<std::string> two_lines(std::string const& text, std::size_t characters) {
    if (characters_in(text) <= characters) return {text};
    std::string_view const room = beginning(text, characters + 1);
    std::size_t const blank = room.rfind(' ');
    std::size_t const hyphen = room.substr(0, room.size() - 1).rfind('-');
    std::size_t cut = beginning(text, characters).size();
    if (blank != std::string_view::npos && blank > 0) {
        cut = blank;
    } else if (hyphen != std::string_view::npos) {
        cut = hyphen + 1;
    }
    std::string first = text.substr(0, cut);
    std::string second = text.substr(text[cut] == ' ' ? cut + 1 : cut);
    if (characters_in(second) > characters) {
        second = std::string(beginning(second, characters - 1)) + "…";
    }
    return {std::move(first), std::move(second)};
}

}  // namespace

std::string_view name_of(Tone tone) {
    switch (tone) {
        case Tone::Main:
            return "main";
        case Tone::Second:
            return "second";
        case Tone::Third:
            return "third";
        case Tone::Fourth:
            return "fourth";
        case Tone::Quiet:
            return "quiet";
        case Tone::Good:
            return "good";
        case Tone::Caution:
            return "caution";
        case Tone::Stop:
            return "stop";
    }
    return "main";
}

void Drawing::rect(Box const& box, std::string_view css_class) {
    marks_ += fmt::format(
        "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>\n",
        css_class, box.x, box.y, std::max(box.width, 0.0), box.height);
}

void Drawing::bar(Box const& box, Tone tone) {
    rect(box, fmt::format("c-{}", name_of(tone)));
    if (pattern_of(tone).empty()) return;
    marks_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
        "fill=\"url(#{}-{})\"/>\n",
        box.x, box.y, std::max(box.width, 0.0), box.height, head_->id, name_of(tone));
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view css_class) {
    marks_ += fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", css_class,
        x1, y1, x2, y2);
}

void Drawing::polyline(std::vector<std::pair<double, double>> const& points, Tone tone) {
    std::string list;
    for (auto const& [x, y] : points) list += fmt::format("{:.1f},{:.1f} ", x, y);
    marks_ += fmt::format("<polyline class=\"l-{}\" points=\"{}\"/>\n", name_of(tone), list);
}

void Drawing::marker(double x, double y, Tone tone) {
    if (tone == Tone::Second || tone == Tone::Caution) {
        rect({.x = x - 3.5, .y = y - 3.5, .width = 7, .height = 7},
             fmt::format("c-{}", name_of(tone)));
    } else if (tone == Tone::Third || tone == Tone::Stop) {
        marks_ += fmt::format("<path class=\"c-{}\" d=\"M{:.1f},{:.1f} l4.5,8 h-9 z\"/>\n",
                              name_of(tone), x, y - 5);
    } else {
        marks_ += fmt::format("<circle class=\"c-{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.8\"/>\n",
                              name_of(tone), x, y);
    }
}

void Drawing::text(double x, double y, std::string_view words, std::string_view css_class,
                   Anchor anchor) {
    marks_ +=
        fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                    css_class, x, y, word(anchor), shown(words));
}

void Drawing::label(double x, double y, std::string_view words, std::size_t characters,
                    Anchor anchor) {
    std::vector<std::string> const lines = two_lines(clean(words), characters);
    bool const whole = lines.size() == 1 || !lines.back().ends_with("…");
    if (!whole) marks_ += "<g><title>" + shown(words) + "</title>\n";
    double const first = lines.size() == 1 ? y : y - 8;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text(x, first + 16 * static_cast<double>(i), lines[i], "label", anchor);
    }
    if (!whole) marks_ += "</g>\n";
}

void Drawing::fitting(double x, double y, std::string_view words, std::size_t characters,
                      Anchor anchor) {
    std::string const whole = clean(words);
    if (characters_in(whole) <= characters) {
        text(x, y, whole, "small", anchor);
        return;
    }
    marks_ += "<g><title>" + shown(words) + "</title>\n";
    text(x, y, std::string(beginning(whole, characters - 1)) + "…", "small", anchor);
    marks_ += "</g>\n";
}

std::string Drawing::svg(double height) const {
    std::string patterns;
    for (Tone const tone : tones) {
        std::string const id = fmt::format("{}-{}", head_->id, name_of(tone));
        if (!marks_.contains("url(#" + id + ")")) continue;
        patterns += fmt::format(
            "<pattern id=\"{}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
            "<path class=\"hatch\" d=\"{}\"/></pattern>\n",
            id, pattern_of(tone));
    }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {:.0f} {:.0f}\" "
        "role=\"img\" aria-labelledby=\"{}-title {}-desc\">\n<title id=\"{}-title\">{}</title>\n"
        "<desc id=\"{}-desc\">{}</desc>\n{}{}</svg>\n",
        chart_width, height, head_->id, head_->id, head_->id, shown(head_->title), head_->id,
        shown(head_->description), patterns.empty() ? "" : "<defs>\n" + patterns + "</defs>\n",
        marks_);
}

double round_above(double value) {
    if (value <= 1) return 1;
    double const power = std::pow(10, std::floor(std::log10(value)));
    for (double const step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        double const round = step * power;
        if (round >= value && (step != 2.5 || power >= 10)) return round;
    }
    return 10 * power;
}

int axis_steps(double most) {
    auto const whole = static_cast<std::int64_t>(std::llround(most));
    if (whole < 5) return static_cast<int>(whole);
    return whole % 4 == 0 ? 4 : 5;
}

std::string axis_number(double value) {
    if (value >= 1e6) return fmt::format("{:g}m", value / 1e6);
    if (value >= 1e4) return fmt::format("{:g}k", value / 1e3);
    return grouped(static_cast<std::uint64_t>(std::llround(value)));
}

}  // namespace penstock::report::internal
