#include "base/escape_html.h"
#include "match/explanation.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace penstock::match {

namespace {

// In pixels.
constexpr int width = 820;
constexpr int label_width = 300;
constexpr int number_width = 70;
constexpr int row = 28;
constexpr int top = 16;

constexpr std::string_view picture_style = R"(
  .label, .number { font: 14px/1.4 system-ui, sans-serif; fill: #1b1b1b; }
  .number { text-anchor: end; font-variant-numeric: tabular-nums; }
  .for { fill: #2e7d5b; } .against { fill: #b3462c; } .total { fill: #3a5a8c; }
  .zero, .joint { stroke: #71767a; stroke-width: 1; } .joint { stroke-dasharray: 2 3; }
  @media (prefers-color-scheme: dark) {
    .label, .number { fill: #f0f0f0; }
    .for { fill: #6cc39c; } .against { fill: #f08a6c; } .total { fill: #8fb3ea; }
    .zero, .joint { stroke: #a9aeb1; }
  }
)";

constexpr std::string_view page_style = R"(
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 860px; margin: 2rem auto; padding: 0 1rem;
         color: #1b1b1b; background: #fff; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
  dt { font-weight: 600; } dd { margin: 0; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem;
         border-bottom: 1px solid #c6cace; } td.weight { text-align: right;
         font-variant-numeric: tabular-nums; }
  .veto { white-space: nowrap; display: inline-block; }
  svg { width: 100%; height: auto; } .note { color: #565c65; font-size: .9rem; }
  @media (prefers-color-scheme: dark) { body { color: #f0f0f0; background: #1b1b1b; }
         .note { color: #a9aeb1; } th, td { border-color: #565c65; } }
)";

std::string bits(Weight weight) {
    return fmt::format("{:+.1f}", static_cast<double>(weight) / 100);
}

// Where on the picture a weight lies.
class Scale {
public:
    explicit Scale(std::vector<Bar> const& bars) {
        for (Bar const& bar : bars) {
            low_ = std::min({low_, bar.from, bar.to});
            high_ = std::max({high_, bar.from, bar.to});
        }
    }

    [[nodiscard]] double at(Weight weight) const {
        constexpr int left = label_width + number_width + 12;
        double const share =
            static_cast<double>(weight - low_) / static_cast<double>(std::max(1, high_ - low_));
        return left + share * (width - left - 8);
    }

private:
    Weight low_ = 0, high_ = 0;
};

std::string_view class_of(Bar const& bar) {
    if (bar.is_total) return "total";
    return bar.to < bar.from ? "against" : "for";
}

std::string drawn(Bar const& bar, Scale const& scale, int y) {
    auto const [left, right] = std::minmax({scale.at(bar.from), scale.at(bar.to)});
    std::string out =
        fmt::format("<text class=\"label\" x=\"0\" y=\"{}\">{}</text>\n", y + 19,
                    escape_html(bar.label)) +
        fmt::format("<text class=\"number\" x=\"{}\" y=\"{}\">{}</text>\n",
                    label_width + number_width, y + 19,
                    bits(bar.is_total ? bar.to : bar.to - bar.from)) +
        fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>\n",
                    class_of(bar), left, y + 5, std::max(1.0, right - left), row - 10);
    if (bar.is_total) return out;
    double const end = scale.at(bar.to);
    return out + fmt::format(
                     "<line class=\"joint\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" "
                     "y2=\"{2}\"/>\n",
                     end, y + row - 5, y + row + 5);
}

std::string entry(std::string_view term, std::string_view text) {
    return fmt::format("<dt>{}</dt><dd>{}</dd>\n", escape_html(term), escape_html(text));
}

std::string_view level_in(Weighed const& weighed, std::string_view field) {
    for (Comparison const& comparison : weighed.comparisons) {
        if (comparison.field == field) return word(comparison.level);
    }
    return "";
}

std::string rivals_table(std::vector<Weighed> const& evidence) {
    constexpr std::array fields = {"given", "middle", "surname", "suffix", "address", "dob", "tin"};
    std::string out = "<table>\n<thead><tr><th scope=\"col\">person on file</th>";
    for (std::string_view const field : fields)
        out += fmt::format("<th scope=\"col\">{}</th>", field);
    out +=
        "<th scope=\"col\">weight, bits</th><th scope=\"col\">against</th></tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        out += fmt::format("<tr><th scope=\"row\">{}</th>", i + 1);
        for (std::string_view const field : fields) {
            out += fmt::format("<td>{}</td>", level_in(evidence[i], field));
        }
        out += fmt::format("<td class=\"weight\">{}</td><td>", bits(evidence[i].total));
        for (Reason const veto : evidence[i].vetoes) {
            out += fmt::format("<span class=\"veto\">{}</span> ", word(veto));
        }
        out += "</td></tr>\n";
    }
    return out + "</tbody>\n</table>\n";
}

}  // namespace

std::string waterfall_svg(MatchOutcome const& outcome) {
    std::vector<Bar> const bars = waterfall(outcome);
    Scale const scale(bars);
    int const height = top + row * static_cast<int>(bars.size()) + 8;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
        "aria-label=\"Match weights, bit by bit\">\n<style>{}</style>\n",
        width, height, picture_style);
    out +=
        fmt::format("<line class=\"zero\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>\n",
                    scale.at(0), top - 8, height);
    int y = top;
    for (Bar const& bar : bars) {
        out += drawn(bar, scale, y);
        y += row;
    }
    return out + "</svg>\n";
}

std::string explanation_html(MatchOutcome const& outcome, SetForth const& asked) {
    std::string out =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>How the match was made</title>\n<style>";
    out += page_style;
    out += "</style>\n</head>\n<body>\n<main>\n";
    out += fmt::format("<h1>{}: {}</h1>\n<dl>\n", word(outcome.kind), sentence(outcome.reason));
    out += entry("Name set forth", asked.name) + entry("Address set forth", asked.address);
    out += entry("Taxpayer number", asked.tin.empty() ? "not set forth" : asked.tin);
    out += entry("Birth date", asked.dob.empty() ? "not set forth" : asked.dob);
    if (outcome.person) {
        out += entry("Of such requests", doubt(outcome));
        out += entry("Ahead of a stranger by", bits(outcome.margin.over_stranger) + " bits");
        out += entry("Ahead of a relative who is not on file by",
                     bits(outcome.margin.over_kin) + " bits");
        if (outcome.margin.over_runner_up) {
            out += entry("Ahead of the next person on file by",
                         bits(*outcome.margin.over_runner_up) + " bits");
        }
    }
    out += "</dl>\n";
    if (outcome.evidence.empty()) {
        out += "<p>Nobody on file was near enough to compare.</p>\n";
    } else {
        out += "<h2>What each comparison weighs</h2>\n" + waterfall_svg(outcome);
        out +=
            "<p class=\"note\">One bit doubles the odds that this person is meant; a bar to the "
            "left halves them for each bit. Rare names weigh more than common ones.</p>\n"
            "<h2>Everyone compared</h2>\n" +
            rivals_table(outcome.evidence);
    }
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace penstock::match
