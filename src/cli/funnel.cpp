#include "cli/funnel.h"

#include "base/json_writer.h"
#include "cli/output.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace penstock::cli {

namespace {

constexpr std::size_t bar_width = 40;
constexpr std::size_t codes_shown = 10;

std::string row(std::string_view name, std::uint64_t count, std::uint64_t of) {
    std::size_t const filled = of == 0 ? 0 : static_cast<std::size_t>(count * bar_width / of);
    std::string bar;
    for (std::size_t i = 0; i < filled; ++i) bar += "█";
    return fmt::format("  {:<12}{:>10}  {}", name, grouped(count), bar);
}

}  // namespace

std::string funnel_text(disclosure::Funnel const& funnel, FunnelStage stage) {
    std::string text =
        row("lines", funnel.lines, funnel.lines) + "\n" +
        row(stage == FunnelStage::Face ? "in order" : "looked up", funnel.admitted, funnel.lines);
    for (char const* const outcome : {"return", "refuse", "block", "hold", "no-release", "pass"}) {
        auto const found = funnel.outcomes.find(outcome);
        if (found == funnel.outcomes.end()) continue;
        if (stage == FunnelStage::Face && found->first == "pass") continue;
        text += "\n" + row(outcome, found->second, funnel.lines);
    }
    std::vector<std::pair<std::string, std::uint64_t>> codes(funnel.codes.begin(),
                                                             funnel.codes.end());
    std::ranges::stable_sort(codes,
                             [](auto const& a, auto const& b) { return a.second > b.second; });
    if (codes.size() > codes_shown) codes.resize(codes_shown);
    for (auto const& [code, count] : codes)
        text += fmt::format("\n    {:<16}{:>8}", code, grouped(count));
    return text;
}

std::string funnel_json(disclosure::Funnel const& funnel) {
    JsonWriter json;
    json.object_begin()
        .member("lines")
        .number(funnel.lines)
        .member("admitted")
        .number(funnel.admitted);
    json.member("outcomes").object_begin();
    for (auto const& [outcome, count] : funnel.outcomes) json.member(outcome).number(count);
    json.object_end().member("codes").object_begin();
    for (auto const& [code, count] : funnel.codes) json.member(code).number(count);
    return json.object_end().object_end().take();
}

}  // namespace penstock::cli
